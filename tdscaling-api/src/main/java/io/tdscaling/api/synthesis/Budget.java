package io.tdscaling.api.synthesis;

import io.tdscaling.api.internal.Checks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a run may spend. Whichever cap is met first ends the run; what it has written by then is
 * what the uncapped run would have begun with.
 *
 * <p>Tokens, cost and requests are those of models that the run was told of. Before each call what
 * it may come to is reserved, the estimated prompt and the most tokens of the answer, and a call
 * that could pass a cap is not made. So a cap is passed only where a server reports more than was
 * estimated, and by no more than that surplus of the calls then under way.
 *
 * @param accepted accepted trajectories wanted, positive
 * @param maxAttempts attempts allowed, positive; the default is 10 for each trajectory wanted
 * @param maxDuration time allowed, or null for no cap
 * @param maxTokens prompt and completion tokens that models may be paid for, or null for no cap
 * @param maxCost what models may cost, in the currency of their prices, or null for no cap
 * @param maxRequests requests that may be sent to models, or null for no cap
 */
public record Budget(
    long accepted,
    long maxAttempts,
    @Nullable Duration maxDuration,
    @Nullable Long maxTokens,
    @Nullable BigDecimal maxCost,
    @Nullable Long maxRequests) {
  private static final int DEFAULT_ATTEMPTS_PER_ACCEPTED = 10;

  /** Checks the ranges. */
  public Budget {
    Checks.positive(accepted, "accepted");
    Checks.positive(maxAttempts, "maxAttempts");
    if (maxDuration != null && (maxDuration.isNegative() || maxDuration.isZero())) {
      throw new IllegalArgumentException("maxDuration must be positive, got " + maxDuration);
    }
    if (maxTokens != null) {
      Checks.positive(maxTokens, "maxTokens");
    }
    if (maxCost != null && maxCost.signum() <= 0) {
      throw new IllegalArgumentException("maxCost must be positive, got " + maxCost);
    }
    if (maxRequests != null) {
      Checks.positive(maxRequests, "maxRequests");
    }
  }

  /** Makes a budget without caps on what models are asked. */
  public Budget(long accepted, long maxAttempts, @Nullable Duration maxDuration) {
    this(accepted, maxAttempts, maxDuration, null, null, null);
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
    return new Budget(accepted, attempts, maxDuration, maxTokens, maxCost, maxRequests);
  }

  /** Returns this budget with a cap on time. */
  public Budget withMaxDuration(Duration duration) {
    return new Budget(accepted, maxAttempts, duration, maxTokens, maxCost, maxRequests);
  }

  /** Returns this budget with a cap on the tokens that models are paid for. */
  public Budget withMaxTokens(long tokens) {
    return new Budget(accepted, maxAttempts, maxDuration, tokens, maxCost, maxRequests);
  }

  /** Returns this budget with a cap on what models cost, in the currency of their prices. */
  public Budget withMaxCost(BigDecimal cost) {
    return new Budget(accepted, maxAttempts, maxDuration, maxTokens, cost, maxRequests);
  }

  /** Returns this budget with a cap on the requests sent to models. */
  public Budget withMaxRequests(long requests) {
    return new Budget(accepted, maxAttempts, maxDuration, maxTokens, maxCost, requests);
  }

  /** Returns the cap on time, if there is one. */
  public Optional<Duration> duration() {
    return Optional.ofNullable(maxDuration);
  }

  /** Returns the cap on tokens, if there is one. */
  public OptionalLong tokens() {
    return maxTokens == null ? OptionalLong.empty() : OptionalLong.of(maxTokens);
  }

  /** Returns the cap on cost, if there is one. */
  public Optional<BigDecimal> cost() {
    return Optional.ofNullable(maxCost);
  }

  /** Returns the cap on requests, if there is one. */
  public OptionalLong requests() {
    return maxRequests == null ? OptionalLong.empty() : OptionalLong.of(maxRequests);
  }
}
