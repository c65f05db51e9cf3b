package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.llm.TokenUsage;

/** Reads a server's count of tokens, and makes it consistent where it is not. */
final class TokenCounts {
  private TokenCounts() {}

  /** Returns the usage; what is not said, or is no count, is zero. */
  static TokenUsage of(JsonNode usage) {
    long prompt = count(usage.path("prompt_tokens"));
    long completion = count(usage.path("completion_tokens"));
    long cached = count(usage.path("prompt_tokens_details").path("cached_tokens"));
    long reasoning = count(usage.path("completion_tokens_details").path("reasoning_tokens"));
    return new TokenUsage(
        prompt, completion, Math.min(cached, prompt), Math.min(reasoning, completion));
  }

  private static long count(JsonNode node) {
    if (!node.isNumber() || !(node.doubleValue() > 0)) {
      return 0;
    }
    return (long) Math.min(node.doubleValue(), Integer.MAX_VALUE);
  }
}
