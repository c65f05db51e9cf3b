package io.tdscaling.core.llm.resilience;

import io.tdscaling.api.llm.LlmClient;

/**
 * One of several clients that share the work.
 *
 * @param name what it is known by, among the others; which questions it gets depends on it
 * @param client the client
 * @param weight how many questions it gets, compared with the weights of the others; positive
 */
public record Weighted(String name, LlmClient client, double weight) {
  /** Checks the ranges. */
  public Weighted {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank, got \"" + name + "\"");
    }
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight must be positive and finite, got " + weight);
    }
  }
}
