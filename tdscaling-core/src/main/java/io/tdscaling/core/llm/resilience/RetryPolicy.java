package io.tdscaling.core.llm.resilience;

import java.time.Duration;

/**
 * How often and how long a question is asked again when no answer comes.
 *
 * <p>Before the next try {@code n} (1 for the first repetition) a random time up to {@code
 * firstDelay · 2ⁿ⁻¹} passes, and before that what the server asks for; both together {@code
 * longestDelay} at most.
 *
 * @param tries most times to ask, the first included, positive; the default is 6
 * @param firstDelay longest time before the second try, positive; the default is 1 second
 * @param longestDelay longest time before any try, at least {@code firstDelay}; the default is 1
 *     minute
 * @param longestTotal a try that would begin later than this after the first one is not made,
 *     positive; the default is 5 minutes
 */
public record RetryPolicy(
    int tries, Duration firstDelay, Duration longestDelay, Duration longestTotal) {
  private static final RetryPolicy DEFAULTS =
      new RetryPolicy(6, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(5));

  /** Checks the ranges. */
  public RetryPolicy {
    Settings.positive(tries, "tries");
    Settings.positive(firstDelay, "firstDelay");
    if (longestDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "longestDelay must be at least firstDelay, " + firstDelay + ", got " + longestDelay);
    }
    Settings.positive(longestTotal, "longestTotal");
  }

  /** Returns the defaults. */
  public static RetryPolicy ofDefaults() {
    return DEFAULTS;
  }

  /** Returns this policy with another number of tries. */
  public RetryPolicy withTries(int most) {
    return new RetryPolicy(most, firstDelay, longestDelay, longestTotal);
  }

  /** Returns this policy with other times before a try. */
  public RetryPolicy withDelays(Duration first, Duration longest) {
    return new RetryPolicy(tries, first, longest, longestTotal);
  }

  /** Returns this policy with another time for all tries together. */
  public RetryPolicy withLongestTotal(Duration time) {
    return new RetryPolicy(tries, firstDelay, longestDelay, time);
  }
}
