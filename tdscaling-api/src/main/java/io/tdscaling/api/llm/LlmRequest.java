package io.tdscaling.api.llm;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.tool.OfferedTool;
import java.util.List;

/**
 * One question to a model.
 *
 * @param messages the conversation, system message first
 * @param tools tools the model may call; empty for none
 * @param parameters sampling parameters
 * @param purpose what the call is for
 */
public record LlmRequest(
    List<Message> messages, List<OfferedTool> tools, LlmParameters parameters, Purpose purpose) {
  /** Copies the lists. */
  public LlmRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /**
   * What a call is for. It is part of the call's identity: two attempts that happen to ask the same
   * words are still two calls.
   *
   * @param role the role that asks, such as {@code user} or {@code assistant}
   * @param index index of the synthesis attempt
   * @param turn turn of that role within the attempt, from 0
   */
  public record Purpose(String role, long index, int turn) {}
}
