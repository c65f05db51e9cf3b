package io.tdscaling.core.engine;

/**
 * Estimates how much more than its cell gives away the next trajectory in a cell brings. The
 * metrics' gains of a cell are known beforehand as far as they follow from domain, mode and
 * complexity; whether the next trajectory there will be like those that are there already, or new,
 * is estimated from what the last ones were when they came. A cell that holds few is taken to be
 * like the others of its mode and band.
 *
 * <p>Values are in the metrics' unit times the number of trajectories, since one more trajectory
 * among {@code n} changes an entropy by about {@code 1/n} of what is new about it.
 */
final class NoveltyEstimate {
  private static final double MEMORY = 0.85;

  /** How many trajectories what is known of the mode and band is worth. */
  private static final double SHAPE_WEIGHT = 2;

  private final FadingMean own = new FadingMean(MEMORY);
  private final FadingMean shape;

  /**
   * Begins an estimate.
   *
   * @param shape what all cells of the mode and band have in common
   */
  NoveltyEstimate(FadingMean shape) {
    this.shape = shape;
  }

  /** Takes in how new a trajectory in the cell was when it came. */
  void observe(double novelty) {
    own.add(novelty);
    shape.add(novelty);
  }

  /** Returns how new the next trajectory in the cell is expected to be. */
  double expected() {
    return own.mean(shape.mean(), SHAPE_WEIGHT);
  }
}
