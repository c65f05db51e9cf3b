package io.tdscaling.api.synthesis;

import io.tdscaling.api.internal.Checks;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run may spend. Whichever cap is met first ends the run; what it has written by then is
 * what the uncapped run would have begun with.
 *
 * @param accepted accepted trajectories wanted, positive
 * @param maxAttempts attempts allowed, positive; the default is 10 for each trajectory wanted
 * @param maxDuration time allowed, or null for no cap
 */
public record Budget(long accepted, long maxAttempts, @Nullable Duration maxDuration) {
  private static final int DEFAULT_ATTEMPTS_PER_ACCEPTED = 10;

  /** Checks the ranges. */
  public Budget {
    Checks.positive(accepted, "accepted");
    Checks.positive(maxAttempts, "maxAttempts");
    if (maxDuration != null && (maxDuration.isNegative() || maxDuration.isZero())) {
      throw new IllegalArgumentException("maxDuration must be positive, got " + maxDuration);
    }
  }

  /** Returns a budget for this many accepted trajectories. */
  public static Budget ofAccepted(long accepted) {
    Checks.positive(accepted, "accepted");
    long attempts =
        accepted > Long.MAX_VALUE / DEFAULT_ATTEMPTS_PER_ACCEPTED
            ? Long.MAX_VALUE
            : accepted * DEFAULT_ATTEMPTS_PER_ACCEPTED;
    return new Budget(accepted, attempts, null);
  }

  /** Returns this budget with another cap on attempts. */
  public Budget withMaxAttempts(long attempts) {
    return new Budget(accepted, attempts, maxDuration);
  }

  /** Returns this budget with a cap on time. */
  public Budget withMaxDuration(Duration duration) {
    return new Budget(accepted, maxAttempts, duration);
  }

  /** Returns the cap on time, if there is one. */
  public Optional<Duration> duration() {
    return Optional.ofNullable(maxDuration);
  }
}
