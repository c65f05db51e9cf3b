package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmReply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as it comes in, whole or in pieces. Used by one thread. */
final class ReplyDraft {
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final CallDrafts calls = new CallDrafts();
  private @Nullable String finish;
  private JsonNode usage = MissingNode.getInstance();

  /** Takes a whole answer. */
  void addWhole(JsonNode body) throws MalformedException {
    JsonNode choice = body.path("choices").path(0);
    if (!choice.path("message").isObject()) {
      throw new MalformedException("there is no choices[0].message");
    }
    add(choice, "message");
    if (finish == null) {
      finish = "";
    }
    usage = body.path("usage");
  }

  /** Takes a piece of an answer. */
  void addPiece(JsonNode chunk) throws MalformedException {
    for (JsonNode choice : chunk.path("choices")) {
      if (choice.path("index").asInt(0) == 0) {
        add(choice, "delta");
      }
    }
    if (chunk.path("usage").isObject()) {
      usage = chunk.path("usage");
    }
  }

  private void add(JsonNode choice, String member) throws MalformedException {
    JsonNode part = choice.path(member);
    text.append(contentOf(part.path("content")));
    JsonNode thought = part.path("reasoning_content");
    reasoning.append((thought.isTextual() ? thought : part.path("reasoning")).asText(""));
    calls.add(part.path("tool_calls"), member.equals("delta"));
    if (choice.path("finish_reason").isTextual()) {
      finish = choice.path("finish_reason").textValue();
    }
  }

  private static String contentOf(JsonNode content) throws MalformedException {
    if (content.isNull() || content.isMissingNode()) {
      return "";
    }
    if (content.isTextual()) {
      return content.textValue();
    }
    if (!content.isArray()) {
      throw new MalformedException("content is not a text");
    }
    StringBuilder parts = new StringBuilder();
    content.forEach(part -> parts.append(part.path("text").asText("")));
    return parts.toString();
  }

  /** Returns whether the server has said why the model stopped. */
  boolean isFinished() {
    return finish != null;
  }

  /**
   * Returns the answer.
   *
   * @throws MalformedException if it is not finished
   */
  LlmReply reply(CallIds ids, Finishes finishes, Secrets secrets) throws MalformedException {
    if (finish == null) {
      throw new MalformedException("the stream ended without a finish_reason");
    }
    List<ToolCall> made = new ArrayList<>();
    calls.inOrder().forEach(call -> made.add(call.call(ids)));
    AssistantMessage message =
        new AssistantMessage(
            WellFormed.text(text.toString()), made, WellFormed.text(reasoning.toString()));
    return new LlmReply(
        message, finishes.of(finish, !made.isEmpty(), secrets), TokenCounts.of(usage));
  }
}
