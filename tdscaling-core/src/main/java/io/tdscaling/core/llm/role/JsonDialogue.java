package io.tdscaling.core.llm.role;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaProblem;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a model for JSON of a schema until what it answers can be used, or it was asked often
 * enough. What is wrong with an answer is told, and the same turn asked for again. Failures of the
 * backend come through as they are. Thread-safe.
 */
public final class JsonDialogue {
  private static final int LONGEST_ANSWER = 1 << 16;
  private static final int LONGEST_QUOTE = 12_000;
  private static final int LONGEST_PROBLEMS = 4_000;
  private static final Pattern FENCED = Pattern.compile("(?s)```(?:json)?\\s*(.*?)\\s*```");

  private final LlmClient client;
  private final SchemaValidator validator;
  private final JsonNode schema;
  private final int repairs;

  /**
   * Makes a dialogue.
   *
   * @param client the model
   * @param validator checks answers
   * @param schema the schema of answers
   * @param repairs how often an answer that cannot be used is asked for again, at least 0
   */
  public JsonDialogue(LlmClient client, SchemaValidator validator, JsonNode schema, int repairs) {
    if (repairs < 0) {
      throw new IllegalArgumentException("repairs must not be negative, got " + repairs);
    }
    this.client = client;
    this.validator = validator;
    this.schema = schema.deepCopy();
    this.repairs = repairs;
  }

  /**
   * Takes an answer that fits the schema in.
   *
   * @param <T> what is made of it
   */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Returns what an answer says.
     *
     * @throws UnusableAnswerException if it cannot be used; its message is told to the model
     * @throws InterruptedException if interrupted
     */
    T read(JsonNode answer) throws UnusableAnswerException, InterruptedException;
  }

  /**
   * Returns what the model answers.
   *
   * @param question what it is asked; the schema is added to it
   * @param reader takes the answer in
   * @param wrong is told of every answer that could not be used
   * @throws UnusableAnswerException if no answer could be used; it is that of the last
   * @throws IOException if the backend failed
   * @throws InterruptedException if interrupted
   */
  public <T> T ask(LlmRequest question, Reader<T> reader, Consumer<UnusableAnswerException> wrong)
      throws UnusableAnswerException, IOException, InterruptedException {
    LlmRequest request = question.answering(schema);
    for (int repair = 0; ; repair++) {
      LlmReply reply = Objects.requireNonNull(client.complete(request), "the model's reply");
      try {
        return reader.read(answer(reply));
      } catch (UnusableAnswerException unusable) {
        wrong.accept(unusable);
        if (repair >= repairs) {
          throw unusable;
        }
        request = again(question, reply, unusable).answering(schema);
        request = request.with(purpose(question, repair + 1));
      }
    }
  }

  private static LlmRequest.Purpose purpose(LlmRequest question, int repair) {
    LlmRequest.Purpose purpose = question.purpose();
    for (int i = 0; i < repair; i++) {
      purpose = purpose.again();
    }
    return purpose;
  }

  /** Only the last answer is shown, so that the question does not grow. */
  private static LlmRequest again(
      LlmRequest question, LlmReply reply, UnusableAnswerException unusable) {
    List<Message> messages = new ArrayList<>(question.messages());
    String said = Excerpt.of(reply.message().text(), LONGEST_QUOTE);
    messages.add(AssistantMessage.saying(said.isBlank() ? "(nothing)" : said));
    messages.add(
        new UserMessage(
            "That cannot be used:\n%s\nAnswer the whole again, put right, as one JSON object."
                .formatted(cut(String.valueOf(unusable.getMessage())))));
    return question.with(messages);
  }

  private static String cut(String problems) {
    return problems.length() <= LONGEST_PROBLEMS
        ? problems
        : Excerpt.of(problems, LONGEST_PROBLEMS);
  }

  private JsonNode answer(LlmReply reply) throws UnusableAnswerException {
    if (reply.finish() == LlmReply.Finish.LENGTH) {
      throw new UnusableAnswerException("cut-off", "the answer was cut off; be shorter");
    }
    if (reply.finish() == LlmReply.Finish.FILTERED) {
      throw new UnusableAnswerException("filtered", "the answer was cut off by a filter");
    }
    JsonNode answer = parsed(reply.message().text());
    List<SchemaProblem> problems = validator.validate(schema, answer);
    if (!problems.isEmpty()) {
      throw new UnusableAnswerException(
          "wrong-form",
          "it does not fit the schema: " + Excerpt.of(problems.get(0).toString(), 300));
    }
    return answer;
  }

  private static JsonNode parsed(String text) throws UnusableAnswerException {
    if (text.length() > LONGEST_ANSWER) {
      throw new UnusableAnswerException(
          "too-long",
          "the answer must have at most %d characters, it has %d"
              .formatted(LONGEST_ANSWER, text.length()));
    }
    Matcher fenced = FENCED.matcher(text.strip());
    try {
      JsonNode answer = Json.parse(fenced.matches() ? fenced.group(1) : text);
      if (StandardCharsets.UTF_8.newEncoder().canEncode(Json.compact(answer))) {
        return answer;
      }
    } catch (JsonProcessingException e) {
      throw new UnusableAnswerException(
          "no-json", "the answer is no JSON: " + Excerpt.of(Json.problem(e), 200));
    }
    throw new UnusableAnswerException("no-json", "the answer holds half a surrogate pair");
  }
}
