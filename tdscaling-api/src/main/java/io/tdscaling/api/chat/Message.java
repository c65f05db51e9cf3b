package io.tdscaling.api.chat;

import java.util.List;

/** One message of a conversation. */
public sealed interface Message {
  /** Returns the text; empty where the message has none. */
  String text();

  /** Returns the role's name in chat protocols. */
  String role();

  /**
   * What the operator tells the assistant beforehand.
   *
   * @param text the text
   */
  record SystemMessage(String text) implements Message {
    @Override
    public String role() {
      return "system";
    }
  }

  /**
   * What the user says.
   *
   * @param text the text
   */
  record UserMessage(String text) implements Message {
    @Override
    public String role() {
      return "user";
    }
  }

  /**
   * What the assistant says, calls, or both.
   *
   * @param text the text, empty where there are only calls
   * @param toolCalls the calls; more than one are parallel
   * @param reasoning why, as the assistant would think it to itself; empty where it is not given
   */
  record AssistantMessage(String text, List<ToolCall> toolCalls, String reasoning)
      implements Message {
    /** Makes a message without reasoning. */
    public AssistantMessage(String text, List<ToolCall> toolCalls) {
      this(text, toolCalls, "");
    }

    /** Copies the calls. */
    public AssistantMessage {
      toolCalls = List.copyOf(toolCalls);
    }

    /** Returns a message that only speaks. */
    public static AssistantMessage saying(String text) {
      return new AssistantMessage(text, List.of());
    }

    /** Returns this message with its reasoning. */
    public AssistantMessage withReasoning(String reasoning) {
      return new AssistantMessage(text, toolCalls, reasoning);
    }

    @Override
    public String role() {
      return "assistant";
    }
  }

  /**
   * What a tool answered, as the model sees it.
   *
   * @param callId id of the call that it answers
   * @param name the offered tool name; empty where the source does not say
   * @param text the answer, normally JSON
   */
  record ToolMessage(String callId, String name, String text) implements Message {
    @Override
    public String role() {
      return "tool";
    }
  }
}
