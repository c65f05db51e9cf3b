package io.tdscaling.api.llm;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.tool.OfferedTool;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question to a model.
 *
 * @param messages the conversation, system message first
 * @param tools tools the model may call; empty for none
 * @param toolChoice whether it may or has to call them
 * @param answerSchema JSON Schema that the text of the answer has to fit, or null for free text; do
 *     not modify it
 * @param parameters sampling parameters
 * @param purpose what the call is for
 */
public record LlmRequest(
    List<Message> messages,
    List<OfferedTool> tools,
    ToolChoice toolChoice,
    @Nullable JsonNode answerSchema,
    LlmParameters parameters,
    Purpose purpose) {
  /** Whether a model calls tools. */
  public enum ToolChoice {
    /** As it sees fit. */
    AUTO,
    /** It must not. */
    NONE,
    /** It has to call at least one. */
    REQUIRED
  }

  /** Copies the lists. */
  public LlmRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /** Makes a question that leaves the calling of tools to the model and asks for free text. */
  public LlmRequest(
      List<Message> messages, List<OfferedTool> tools, LlmParameters parameters, Purpose purpose) {
    this(messages, tools, ToolChoice.AUTO, null, parameters, purpose);
  }

  /** Returns the schema that the answer has to fit, if there is one. */
  public Optional<JsonNode> schema() {
    return Optional.ofNullable(answerSchema);
  }

  /** Returns this question, to be answered in JSON that fits a schema. */
  public LlmRequest answering(JsonNode schema) {
    return new LlmRequest(messages, tools, toolChoice, schema, parameters, purpose);
  }

  /** Returns this question with another say on whether tools are called. */
  public LlmRequest choosing(ToolChoice choice) {
    return new LlmRequest(messages, tools, choice, answerSchema, parameters, purpose);
  }

  /** Returns this question with other messages. */
  public LlmRequest with(List<Message> other) {
    return new LlmRequest(other, tools, toolChoice, answerSchema, parameters, purpose);
  }

  /** Returns this question for another purpose. */
  public LlmRequest with(Purpose other) {
    return new LlmRequest(messages, tools, toolChoice, answerSchema, parameters, other);
  }

  /**
   * What a call is for. It is part of the call's identity: two attempts that happen to ask the same
   * words are still two calls.
   *
   * @param role the role that asks, such as {@code user} or {@code assistant}
   * @param index index of the synthesis attempt
   * @param turn turn of that role within the attempt, from 0
   * @param repair how often this turn was asked before and the answer could not be used, so that
   *     asking again does not find the bad answer remembered
   */
  public record Purpose(String role, long index, int turn, int repair) {
    /** Checks that the repair is not negative. */
    public Purpose {
      Checks.notNegative(repair, "repair");
    }

    /** Makes the purpose of a turn that is asked for the first time. */
    public Purpose(String role, long index, int turn) {
      this(role, index, turn, 0);
    }

    /** Returns the purpose of asking for the same turn again. */
    public Purpose again() {
      return new Purpose(role, index, turn, repair + 1);
    }
  }
}
