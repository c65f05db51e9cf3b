package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaProblem;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.text.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a model's answer to a call. It is untrusted: everything in it is checked and bounded. */
final class AnswerReader {
  /** Most characters of an answer. */
  static final int LONGEST = 1 << 16;

  private static final int LONGEST_MESSAGE = 500;
  private static final Set<String> MEMBERS = Set.of("result", "error", "effect");
  private static final Set<String> ERROR_MEMBERS = Set.of("code", "message");
  private static final Set<String> EFFECTS =
      Arrays.stream(EffectClass.values()).map(EffectClass::label).collect(Collectors.toSet());
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern FENCED = Pattern.compile("(?s)```(?:json)?\\s*(.*?)\\s*```");

  /** Accepts everything that is not too deep and holds no number without bounds. */
  private static final ObjectNode ANYTHING = Json.object();

  private final SchemaValidator validator;

  AnswerReader(SchemaValidator validator) {
    this.validator = validator;
  }

  /**
   * Reads an answer.
   *
   * @param text what the model wrote
   * @param tool the tool that it plays
   * @param shape the shape of an earlier result of the tool, if there is one
   */
  ToolResult read(String text, PlayedTool tool, Optional<ResultShape> shape)
      throws UnusableAnswerException {
    JsonNode answer = parsed(text);
    checkMembers(answer, MEMBERS, "the answer");
    checkEffect(answer.path("effect"));
    if (answer.has("error") == answer.has("result")) {
      throw new UnusableAnswerException("the answer must have either \"result\" or \"error\"");
    }
    return answer.has("error")
        ? error(answer.path("error"))
        : result(answer.path("result"), tool, shape);
  }

  private static JsonNode parsed(String text) throws UnusableAnswerException {
    if (text.length() > LONGEST) {
      throw new UnusableAnswerException(
          "the answer must have at most " + LONGEST + " characters, it has " + text.length());
    }
    Matcher fenced = FENCED.matcher(text.strip());
    JsonNode answer;
    try {
      answer = Json.parse(fenced.matches() ? fenced.group(1) : text);
    } catch (JsonProcessingException e) {
      throw new UnusableAnswerException("the answer is no JSON: " + Excerpt.of(Json.problem(e)));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text) || hasHalfPair(answer)) {
      throw new UnusableAnswerException("the answer holds half a surrogate pair");
    }
    return answer;
  }

  /** An escape can hide what the text as it stands does not show. */
  private static boolean hasHalfPair(JsonNode answer) {
    return !StandardCharsets.UTF_8.newEncoder().canEncode(Json.compact(answer));
  }

  private static void checkMembers(JsonNode object, Set<String> known, String what)
      throws UnusableAnswerException {
    if (!object.isObject()) {
      throw new UnusableAnswerException(what + " must be a JSON object, got " + Excerpt.of(object));
    }
    for (var member : object.properties()) {
      if (!known.contains(member.getKey())) {
        throw new UnusableAnswerException(
            what + " has an unknown member " + Excerpt.quoted(member.getKey()));
      }
    }
  }

  private static void checkEffect(JsonNode effect) throws UnusableAnswerException {
    if (!effect.isMissingNode() && !EFFECTS.contains(effect.asText())) {
      throw new UnusableAnswerException("\"effect\" is no effect: " + Excerpt.of(effect));
    }
  }

  private static ToolResult error(JsonNode error) throws UnusableAnswerException {
    checkMembers(error, ERROR_MEMBERS, "\"error\"");
    String code = error.path("code").asText();
    String message = error.path("message").asText().strip();
    if (!CODE.matcher(code).matches()) {
      throw new UnusableAnswerException(
          "\"code\" must be short_snake_case, got " + Excerpt.quoted(code));
    }
    if (message.isEmpty() || message.length() > LONGEST_MESSAGE) {
      throw new UnusableAnswerException(
          "\"message\" must have 1 to " + LONGEST_MESSAGE + " characters");
    }
    return ToolResult.error(code, message);
  }

  private ToolResult result(JsonNode result, PlayedTool tool, Optional<ResultShape> shape)
      throws UnusableAnswerException {
    if (!result.isObject() || result.has("error")) {
      throw new UnusableAnswerException(
          "\"result\" must be a JSON object without a member \"error\", got " + Excerpt.of(result));
    }
    JsonNode schema = tool.spec().outputSchema();
    List<SchemaProblem> problems = validator.validate(schema == null ? ANYTHING : schema, result);
    if (!problems.isEmpty()) {
      throw new UnusableAnswerException(
          "the result does not fit: " + Excerpt.of(problems.get(0).toString(), LONGEST_MESSAGE));
    }
    Optional<String> differs =
        schema == null ? shape.flatMap(earlier -> earlier.problem(result)) : Optional.empty();
    if (differs.isPresent()) {
      throw new UnusableAnswerException(differs.get());
    }
    return ToolResult.ok(result);
  }
}
