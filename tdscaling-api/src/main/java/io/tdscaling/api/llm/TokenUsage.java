package io.tdscaling.api.llm;

import io.tdscaling.api.internal.Checks;

/**
 * Tokens used by one or more model calls. Cached tokens are part of the prompt tokens, reasoning
 * tokens part of the completion tokens.
 *
 * @param prompt tokens read
 * @param completion tokens written
 * @param cached prompt tokens that the server had cached
 * @param reasoning completion tokens spent on reasoning
 */
public record TokenUsage(long prompt, long completion, long cached, long reasoning) {
  /** No tokens. */
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

  /** Checks that no count is negative. */
  public TokenUsage {
    Checks.notNegative(prompt, "prompt tokens");
    Checks.notNegative(completion, "completion tokens");
    Checks.notNegative(cached, "cached tokens");
    Checks.notNegative(reasoning, "reasoning tokens");
  }

  /** Returns the sum of this and another usage. */
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        prompt + other.prompt,
        completion + other.completion,
        cached + other.cached,
        reasoning + other.reasoning);
  }

  /** Returns prompt and completion tokens together. */
  public long total() {
    return prompt + completion;
  }
}
