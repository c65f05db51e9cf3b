package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.llm.prompt.Prompts;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.text.ClassNames;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Asks the model what a tool answers. An answer that cannot be used is asked for once more, with
 * what is wrong; after that the call is an error result. Thread-safe.
 */
final class ToolPlayer {
  /** Code of the error result of a call that the model gave no usable answer to. */
  static final String FAILED = "tool_simulation_failed";

  private static final int MAX_TOKENS = 4_096;
  private static final int LONGEST_QUOTE = 2_000;
  private static final int LONGEST_REASON = 300;

  private final LlmClient client;
  private final Prompt prompt;
  private final AnswerReader reader;
  private TokenUsage usage = TokenUsage.NONE;

  ToolPlayer(LlmClient client, Prompts prompts, SchemaValidator validator) {
    this.client = client;
    this.prompt = new Prompt(prompts);
    this.reader = new AnswerReader(validator);
  }

  /** Returns what the model answered to a call, checked. */
  ToolResult answer(
      Session session, Collection<PlayedTool> tools, PlayedTool tool, JsonNode arguments)
      throws IOException, InterruptedException {
    List<Message> messages = new ArrayList<>(prompt.messages(session, tools, tool, arguments));
    String first = complete(messages, session, 0);
    try {
      return reader.read(first, tool, session.shape(tool));
    } catch (UnusableAnswerException wrong) {
      messages.add(AssistantMessage.saying(Excerpt.of(first, LONGEST_QUOTE)));
      messages.add(
          new UserMessage(
              "That cannot be used: %s. Answer the same call again, with one JSON object."
                  .formatted(wrong.getMessage())));
      return repaired(complete(messages, session, 1), tool, session);
    }
  }

  /** Returns the tokens of all answers so far. */
  synchronized TokenUsage usage() {
    return usage;
  }

  private synchronized void used(TokenUsage used) {
    usage = usage.plus(used);
  }

  private ToolResult repaired(String second, PlayedTool tool, Session session) {
    try {
      return reader.read(second, tool, session.shape(tool));
    } catch (UnusableAnswerException wrong) {
      String reason = Excerpt.of(String.valueOf(wrong.getMessage()), LONGEST_REASON);
      return ToolResult.error(FAILED, "The model that plays the tool failed: " + reason + ".");
    }
  }

  private String complete(List<Message> messages, Session session, int repair)
      throws IOException, InterruptedException {
    int turn = 2 * session.exchanges().size() + repair;
    LlmRequest request =
        new LlmRequest(
            messages,
            List.of(),
            new LlmParameters(
                1.0, MAX_TOKENS, SeededRandom.derive(session.seed(), turn, "simulated-tool")),
            new LlmRequest.Purpose("tool", session.seed(), turn));
    try {
      LlmReply reply = Objects.requireNonNull(client.complete(request), "the model's reply");
      used(reply.usage());
      return reply.message().text();
    } catch (RuntimeException fault) { // The client is code of the caller's choice.
      throw new IOException(ClassNames.of(client) + " threw " + fault, fault);
    }
  }
}
