package io.tdscaling.core.llm.accounting;

import io.tdscaling.api.llm.TokenUsage;
import java.math.BigDecimal;

/**
 * What a model's tokens cost, as its user says: no price is built in. All are for a million tokens,
 * in one currency of the user's choice.
 *
 * @param prompt price of prompt tokens
 * @param cachedPrompt price of prompt tokens that the server had cached
 * @param completion price of completion tokens, those of reasoning included
 */
public record ModelPrices(BigDecimal prompt, BigDecimal cachedPrompt, BigDecimal completion) {
  private static final int MILLION = 6;

  /** Checks that no price is negative. */
  public ModelPrices {
    check(prompt, "prompt");
    check(cachedPrompt, "cachedPrompt");
    check(completion, "completion");
  }

  /**
   * Returns prices for a million tokens, cached ones costing as much as others.
   *
   * @param prompt price of prompt tokens, such as {@code "0.50"}
   * @param completion price of completion tokens
   * @throws IllegalArgumentException if one is no number or negative
   */
  public static ModelPrices perMillion(String prompt, String completion) {
    BigDecimal read = number(prompt, "prompt");
    return new ModelPrices(read, read, number(completion, "completion"));
  }

  /** Returns these prices with another one for a million prompt tokens that were cached. */
  public ModelPrices cached(String price) {
    return new ModelPrices(prompt, number(price, "cachedPrompt"), completion);
  }

  /** Returns the cost of tokens, to the last digit. */
  public BigDecimal cost(TokenUsage usage) {
    long fresh = Math.max(0, usage.prompt() - usage.cached());
    return prompt
        .multiply(BigDecimal.valueOf(fresh))
        .add(cachedPrompt.multiply(BigDecimal.valueOf(usage.prompt() - fresh)))
        .add(completion.multiply(BigDecimal.valueOf(usage.completion())))
        .movePointLeft(MILLION);
  }

  private static BigDecimal number(String text, String name) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "price of " + name + " must be a decimal number, got \"" + text + "\"", e);
    }
  }

  private static void check(BigDecimal price, String name) {
    if (price.signum() < 0) {
      throw new IllegalArgumentException(
          "price of " + name + " must not be negative, got " + price);
    }
  }
}
