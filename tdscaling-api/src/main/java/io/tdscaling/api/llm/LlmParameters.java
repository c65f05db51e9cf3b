package io.tdscaling.api.llm;

import io.tdscaling.api.internal.Checks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a model is asked to sample.
 *
 * @param temperature sampling temperature, at least 0
 * @param maxTokens most tokens to write, positive
 * @param seed sampling seed, for servers that take one
 * @param stop texts at which the model stops; empty for none
 * @param timeout time until the answer has to be complete, or null for the client's own
 */
public record LlmParameters(
    double temperature, int maxTokens, long seed, List<String> stop, @Nullable Duration timeout) {
  /** Checks the ranges and copies the list. */
  public LlmParameters {
    if (!(temperature >= 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException(
          "temperature must be finite and at least 0, got " + temperature);
    }
    Checks.positive(maxTokens, "maxTokens");
    stop = List.copyOf(stop);
    if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
      throw new IllegalArgumentException("timeout must be positive, got " + timeout);
    }
  }

  /** Makes parameters that stop at no text and leave the time to the client. */
  public LlmParameters(double temperature, int maxTokens, long seed) {
    this(temperature, maxTokens, seed, List.of(), null);
  }

  /** Returns these parameters with texts at which the model stops. */
  public LlmParameters withStop(List<String> texts) {
    return new LlmParameters(temperature, maxTokens, seed, texts, timeout);
  }

  /** Returns these parameters with a time until the answer has to be complete. */
  public LlmParameters withTimeout(Duration time) {
    return new LlmParameters(temperature, maxTokens, seed, stop, time);
  }

  /** Returns the time until the answer has to be complete, if it is set. */
  public Optional<Duration> allowed() {
    return Optional.ofNullable(timeout);
  }
}
