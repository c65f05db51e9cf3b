package io.tdscaling.core.llm.resilience;

import java.time.Duration;

/**
 * When an endpoint is taken to be down, and how it is tried again. Down is one that is overloaded,
 * fails, cannot be reached or does not answer in time too often; one that limits, or does not like
 * a request, is up.
 *
 * @param calls how many of the latest answers and failures count, positive; the default is 20
 * @param leastCalls how many of them there have to be, from 1 to {@code calls}; the default is 10
 * @param failureRatio share of failures from which on the endpoint is down, above 0 and at most 1;
 *     the default is 0.5
 * @param pause how long nothing is sent then, positive; the default is 15 seconds
 * @param probes how many requests are let through after it, at the same time at most and to be
 *     answered all, before the others follow; positive; the default is 3
 * @param longestWait longest time a request waits for that, not negative; the default is 1 minute
 */
public record BreakerPolicy(
    int calls,
    int leastCalls,
    double failureRatio,
    Duration pause,
    int probes,
    Duration longestWait) {
  private static final BreakerPolicy DEFAULTS =
      new BreakerPolicy(20, 10, 0.5, Duration.ofSeconds(15), 3, Duration.ofMinutes(1));

  /** Checks the ranges. */
  public BreakerPolicy {
    Settings.positive(calls, "calls");
    Settings.positive(leastCalls, "leastCalls");
    if (leastCalls > calls) {
      throw new IllegalArgumentException(
          "leastCalls must be at most calls, " + calls + ", got " + leastCalls);
    }
    Settings.fraction(failureRatio, "failureRatio");
    Settings.positive(pause, "pause");
    Settings.positive(probes, "probes");
    Settings.notNegative(longestWait, "longestWait");
  }

  /** Returns the defaults. */
  public static BreakerPolicy ofDefaults() {
    return DEFAULTS;
  }

  /** Returns this policy with another sight of what is down. */
  public BreakerPolicy withFailures(int newCalls, int newLeastCalls, double newFailureRatio) {
    return new BreakerPolicy(newCalls, newLeastCalls, newFailureRatio, pause, probes, longestWait);
  }

  /** Returns this policy with another time in which nothing is sent, and other probes after it. */
  public BreakerPolicy withRecovery(Duration newPause, int newProbes) {
    return new BreakerPolicy(calls, leastCalls, failureRatio, newPause, newProbes, longestWait);
  }

  /** Returns this policy with another longest time that a request waits. */
  public BreakerPolicy withLongestWait(Duration time) {
    return new BreakerPolicy(calls, leastCalls, failureRatio, pause, probes, time);
  }
}
