package io.tdscaling.core.engine;

/** A mean in which what is older counts less. */
final class FadingMean {
  private final double memory;
  private double sum;
  private double weight;

  /**
   * Begins without values.
   *
   * @param memory what a value counts after the next one came, relative to that, below 1
   */
  FadingMean(double memory) {
    this.memory = memory;
  }

  void add(double value) {
    sum = sum * memory + value;
    weight = weight * memory + 1;
  }

  /** Returns the mean, 0 without values. */
  double mean() {
    return weight == 0 ? 0 : sum / weight;
  }

  /** Returns the mean with a value known beforehand that counts so much. */
  double mean(double prior, double priorWeight) {
    return (sum + prior * priorWeight) / (weight + priorWeight);
  }
}
