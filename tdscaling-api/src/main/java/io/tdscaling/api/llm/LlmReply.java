package io.tdscaling.api.llm;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tdscaling.api.chat.Message.AssistantMessage;
import java.util.Locale;

/**
 * A model's answer.
 *
 * @param message text and tool calls; arguments that were not JSON arrive as a text node
 * @param finish why the model stopped
 * @param usage tokens used
 */
public record LlmReply(AssistantMessage message, Finish finish, TokenUsage usage) {
  /** Returns a complete answer of plain text with no token count, for simple backends. */
  public static LlmReply text(String text) {
    return new LlmReply(AssistantMessage.saying(text), Finish.STOP, TokenUsage.NONE);
  }

  /** Why a model stopped. */
  public enum Finish {
    /** It was done. */
    STOP,
    /** It wants tools called. */
    TOOL_CALLS,
    /** It ran into {@code maxTokens}. */
    LENGTH,
    /** A filter cut it off. */
    FILTERED;

    /** Returns the lower-case label used in files. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
