package io.tdscaling.core.simulation;

import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A model that says what it is told to, the last thing again and again, and keeps the requests. */
final class ScriptedModel implements LlmClient {
  /** What each reply costs. */
  static final TokenUsage USAGE = new TokenUsage(10, 3, 2, 1);

  private final Deque<AssistantMessage> replies = new ArrayDeque<>();
  private final List<LlmRequest> requests = new ArrayList<>();

  static ScriptedModel saying(String... texts) {
    ScriptedModel model = new ScriptedModel();
    for (String text : texts) {
      model.then(AssistantMessage.saying(text));
    }
    return model;
  }

  ScriptedModel then(AssistantMessage reply) {
    replies.add(reply);
    return this;
  }

  ScriptedModel thenCall(ToolCall... calls) {
    return then(new AssistantMessage("", List.of(calls)));
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    requests.add(request);
    AssistantMessage reply = replies.size() > 1 ? replies.remove() : replies.element();
    return new LlmReply(
        reply,
        reply.toolCalls().isEmpty() ? LlmReply.Finish.STOP : LlmReply.Finish.TOOL_CALLS,
        USAGE);
  }

  List<LlmRequest> requests() {
    return requests;
  }
}
