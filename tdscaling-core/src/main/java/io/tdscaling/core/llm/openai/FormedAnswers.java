package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient.StructuredOutput;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets answers of a form: by the server's own means, or, where it refuses these, by asking for it.
 * What comes is checked in either case, and asked for once more where it is wrong.
 */
final class FormedAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(FormedAnswers.class);
  private static final int LONGEST_QUOTE = 20_000;
  private static final int LONGEST_PROBLEM = 300;

  private final ChatCalls chat;
  private volatile StructuredOutput means;
  private volatile boolean accepted;

  FormedAnswers(ChatCalls chat, StructuredOutput means) {
    this.chat = chat;
    this.means = means;
  }

  /** Returns an answer that has the form. */
  LlmReply complete(AnswerForm form, Deadline deadline) throws LlmException, InterruptedException {
    LlmReply first = ask(form, List.of(), deadline);
    try {
      return form.read(unfiltered(first));
    } catch (UnusableException wrong) {
      return repaired(form, first, wrong, deadline);
    }
  }

  private LlmReply repaired(
      AnswerForm form, LlmReply first, UnusableException wrong, Deadline deadline)
      throws LlmException, InterruptedException {
    String said = first.message().text();
    List<Message> correction =
        List.of(
            AssistantMessage.saying(said.substring(0, Math.min(said.length(), LONGEST_QUOTE))),
            new UserMessage(
                "That cannot be used: %s. Answer again, with JSON of the form that was asked for and"
                        .formatted(wrong.getMessage())
                    + " nothing else."));
    LlmReply second = ask(form, correction, deadline);
    try {
      LlmReply read = form.read(unfiltered(second));
      return new LlmReply(read.message(), read.finish(), first.usage().plus(second.usage()));
    } catch (UnusableException still) {
      String problem = Excerpt.of(String.valueOf(still.getMessage()), LONGEST_PROBLEM);
      throw new LlmException(
          Reason.MALFORMED_REPLY, "asked twice, the model's answer cannot be used: " + problem);
    }
  }

  /** Asking again would only be filtered again. */
  private static LlmReply unfiltered(LlmReply reply) throws LlmException {
    if (reply.finish() == Finish.FILTERED) {
      throw new LlmException(
          Reason.MALFORMED_REPLY, "a filter cut off an answer that was to be JSON");
    }
    return reply;
  }

  private LlmReply ask(AnswerForm form, List<Message> correction, Deadline deadline)
      throws LlmException, InterruptedException {
    StructuredOutput tried = means;
    Outcome outcome = send(form, tried, correction, deadline);
    if (outcome instanceof Outcome.Refused refused
        && refused.aboutFormat()
        && tried != StructuredOutput.PROMPT) {
      remember(tried, refused);
      outcome = send(form, StructuredOutput.PROMPT, correction, deadline);
    } else if (outcome instanceof Outcome.Answered && tried != StructuredOutput.PROMPT) {
      accepted = true;
    }
    return ChatCalls.reply(outcome);
  }

  /** A server that took a schema before refuses only this one. */
  private void remember(StructuredOutput tried, Outcome.Refused refused) {
    if (!accepted && means != StructuredOutput.PROMPT) {
      means = StructuredOutput.PROMPT;
      LOG.warn(
          "{} is refused, from now on JSON is asked for by prompt: {}", tried, refused.message());
    }
  }

  private Outcome send(
      AnswerForm form, StructuredOutput by, List<Message> correction, Deadline deadline)
      throws LlmException, InterruptedException {
    // Some servers pass over the schema in silence: a model that went wrong is told it in full.
    boolean spelled = by != StructuredOutput.JSON_SCHEMA || !correction.isEmpty();
    LlmRequest asked = form.asked(spelled);
    List<Message> messages = new ArrayList<>(asked.messages());
    messages.addAll(correction);
    return chat.send(asked.with(messages), format(form, by), deadline);
  }

  private static @Nullable JsonNode format(AnswerForm form, StructuredOutput by) {
    return switch (by) {
      case PROMPT -> null;
      case JSON_OBJECT -> Json.object().put("type", "json_object");
      case JSON_SCHEMA -> {
        ObjectNode format = Json.object().put("type", "json_schema");
        format.putObject("json_schema").put("name", "answer").set("schema", form.schema());
        yield format;
      }
    };
  }
}
