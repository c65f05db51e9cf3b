package io.tdscaling.core.llm.accounting;

import io.tdscaling.api.llm.TokenUsage;
import java.math.BigDecimal;

/**
 * What some calls to models came to.
 *
 * @param calls how many there were
 * @param usage their tokens
 * @param cost what they cost, in the currency of the prices; 0 where no prices are known
 */
public record Use(long calls, TokenUsage usage, BigDecimal cost) {
  /** No calls. */
  public static final Use NONE = new Use(0, TokenUsage.NONE, BigDecimal.ZERO);

  /** Returns both together. */
  public Use plus(Use other) {
    return new Use(calls + other.calls, usage.plus(other.usage), cost.add(other.cost));
  }
}
