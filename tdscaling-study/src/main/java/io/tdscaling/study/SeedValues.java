package io.tdscaling.study;

import java.util.List;
import java.util.Optional;

/**
 * What an arm's seeds gave for one thing.
 *
 * @param seeds how many there are
 * @param mean their mean
 * @param low the lowest
 * @param high the highest
 */
record SeedValues(int seeds, double mean, double low, double high) {
  /** Returns them; empty where there is no value. */
  static Optional<SeedValues> of(List<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return Optional.of(
        new SeedValues(values.size(), Measurements.rounded(sum / values.size()), low, high));
  }
}
