package io.tdscaling.api.llm;

import io.tdscaling.api.internal.Checks;

/**
 * How a model is asked to sample.
 *
 * @param temperature sampling temperature, at least 0
 * @param maxTokens most tokens to write, positive
 * @param seed sampling seed, for servers that take one
 */
public record LlmParameters(double temperature, int maxTokens, long seed) {
  /** Checks the ranges. */
  public LlmParameters {
    if (!(temperature >= 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException(
          "temperature must be finite and at least 0, got " + temperature);
    }
    Checks.positive(maxTokens, "maxTokens");
  }
}
