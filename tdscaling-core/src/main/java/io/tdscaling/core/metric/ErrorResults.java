package io.tdscaling.core.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises failed calls by what their results say, for conversations without notes. A failure is
 * a JSON object with an {@code error} member that says something or with {@code isError: true}, or
 * a text that begins with {@code Error}, {@code Failed to} or {@code Traceback}.
 */
final class ErrorResults {
  private static final Pattern FAILURE =
      Pattern.compile(
          "\\s*(error\\b|failed to\\b|traceback\\b).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern WORD_WITH_DIGIT = Pattern.compile("[^\\s'\"`]*\\d[^\\s'\"`]*");
  private static final int LONGEST_CODE = 200;

  private ErrorResults() {}

  static boolean isError(String result) {
    Optional<JsonNode> json = json(result);
    if (json.isEmpty()) {
      return FAILURE.matcher(result).matches();
    }
    JsonNode node = json.get();
    return node.isTextual()
        ? FAILURE.matcher(node.textValue()).matches()
        : says(node.path("error")) || node.path("isError").asBoolean(false);
  }

  /**
   * Returns what kind of failure a failed result reports: its code, or else its text with every
   * word that holds a digit blanked, so that the same failure on another id is the same kind.
   */
  static String code(String result) {
    JsonNode error = json(result).map(node -> node.path("error")).orElse(Json.object());
    JsonNode code = error.path("code");
    if (code.isValueNode() && !code.isNull()) {
      return shortened(code.asText());
    }
    return shortened(WORD_WITH_DIGIT.matcher(shortened(message(error, result))).replaceAll("#"));
  }

  private static String message(JsonNode error, String result) {
    if (error.isTextual()) {
      return error.textValue();
    }
    JsonNode message = error.path("message");
    return message.isTextual() ? message.textValue() : result;
  }

  private static boolean says(JsonNode error) {
    return switch (error.getNodeType()) {
      case MISSING, NULL -> false;
      case BOOLEAN -> error.booleanValue();
      case STRING -> !error.textValue().isBlank();
      case NUMBER -> error.doubleValue() != 0;
      case ARRAY, OBJECT -> !error.isEmpty();
      case BINARY, POJO -> true;
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_CODE ? text : text.substring(0, LONGEST_CODE);
  }

  private static Optional<JsonNode> json(String result) {
    try {
      return Optional.of(Json.parse(result));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
