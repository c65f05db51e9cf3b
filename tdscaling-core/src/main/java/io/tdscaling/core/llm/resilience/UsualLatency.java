package io.tdscaling.core.llm.resilience;

/**
 * How long answers usually take: a mean that moves slowly, so that it does not follow an overload
 * at once, but a server that is slower for good after a while. Not thread-safe.
 */
final class UsualLatency {
  private static final int LEAST_SEEN = 20;
  private static final double WEIGHT = 0.02;

  private final double tolerance;
  private double mean;
  private int seen;

  UsualLatency(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Takes one in, and returns whether it is too long. The first ones never are. */
  boolean tooLong(double nanos) {
    boolean tooLong = seen >= LEAST_SEEN && nanos > tolerance * mean;
    if (seen < LEAST_SEEN) {
      seen++;
      mean += (nanos - mean) / seen;
    } else {
      mean += WEIGHT * (Math.min(nanos, tolerance * mean) - mean);
    }
    return tooLong;
  }
}
