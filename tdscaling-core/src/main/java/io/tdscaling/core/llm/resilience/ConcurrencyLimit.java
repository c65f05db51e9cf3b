package io.tdscaling.core.llm.resilience;

/**
 * How many requests one endpoint gets at the same time. The limit is found by trying: while it is
 * used up, each round of answers raises it by one; a server that limits or is overloaded, or that
 * suddenly takes much longer, lowers it by a factor, once per round.
 *
 * @param first the limit to begin with, from 1 to {@code most}; the default is 8
 * @param most largest limit; the default is 256
 * @param decrease factor by which the limit is lowered, above 0 and at most 1, which lowers
 *     nothing; the default is 0.7
 * @param tolerance an answer that takes longer than this many times the usual is a sign of
 *     overload, above 1; the default is 5. Infinite: how long answers take does not matter
 */
public record ConcurrencyLimit(int first, int most, double decrease, double tolerance) {
  private static final ConcurrencyLimit DEFAULTS = new ConcurrencyLimit(8, 256, 0.7, 5);

  /** Checks the ranges. */
  public ConcurrencyLimit {
    Settings.positive(first, "first");
    if (most < first) {
      throw new IllegalArgumentException("most must be at least first, " + first + ", got " + most);
    }
    Settings.fraction(decrease, "decrease");
    if (!(tolerance > 1)) {
      throw new IllegalArgumentException("tolerance must be above 1, got " + tolerance);
    }
  }

  /** Returns the defaults. */
  public static ConcurrencyLimit ofDefaults() {
    return DEFAULTS;
  }

  /** Returns a limit that never changes. */
  public static ConcurrencyLimit fixed(int requests) {
    return new ConcurrencyLimit(requests, requests, 1, Double.POSITIVE_INFINITY);
  }

  /** Returns these settings with another limit to begin with and another largest one. */
  public ConcurrencyLimit withLimits(int newFirst, int newMost) {
    return new ConcurrencyLimit(newFirst, newMost, decrease, tolerance);
  }

  /** Returns these settings with another factor by which the limit is lowered. */
  public ConcurrencyLimit withDecrease(double factor) {
    return new ConcurrencyLimit(first, most, factor, tolerance);
  }

  /** Returns these settings with another sign of overload. */
  public ConcurrencyLimit withTolerance(double times) {
    return new ConcurrencyLimit(first, most, decrease, times);
  }
}
