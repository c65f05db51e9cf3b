package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.core.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a server says instead of an answer. It is what the server wrote, secrets and all.
 *
 * @param status the HTTP status, or what stands for it inside an answer
 * @param code the server's own word for it, in lower case; empty where it has none
 * @param text what it says
 */
record Refusal(int status, String code, String text) {
  private static final Set<String> UNPAID =
      Set.of("insufficient_quota", "billing_hard_limit_reached", "arrearage");
  private static final Pattern ABOUT_FORMAT =
      Pattern.compile(
          "response_format|json.?schema|json.?object|guided|structured.?output|grammar",
          Pattern.CASE_INSENSITIVE);

  /** Reads the body of an answer that is not a success. */
  static Refusal of(int status, String body) {
    Optional<JsonNode> json = Json.parsed(body);
    if (json.isEmpty() || !json.get().isObject()) {
      return new Refusal(status, "", body);
    }
    JsonNode object = json.get();
    JsonNode error = object.path("error").isObject() ? object.path("error") : object;
    return new Refusal(status, code(error), text(error, body));
  }

  /** Reads the error that came where an answer was to be, if it is one. */
  static Optional<Refusal> within(JsonNode answer) {
    JsonNode error = answer.path("error");
    boolean bare = answer.path("object").asText("").equals("error");
    if (!bare && !error.isObject() && !error.isTextual()) {
      return Optional.empty();
    }
    String body = Json.compact(error.isObject() ? error : answer);
    Refusal read = of(0, body);
    JsonNode code = (error.isObject() ? error : answer).path("code");
    int number = code.asInt(0);
    int status = number >= 400 && number < 600 ? number : statusOf(read.code());
    return Optional.of(new Refusal(status, read.code(), read.text()));
  }

  private static int statusOf(String code) {
    if (code.contains("rate_limit") || UNPAID.contains(code)) {
      return 429;
    }
    return code.contains("overloaded") ? 503 : 500;
  }

  private static String code(JsonNode error) {
    String code = error.path("code").isTextual() ? error.path("code").textValue() : "";
    String word = code.isEmpty() ? error.path("type").asText("") : code;
    return word.toLowerCase(Locale.ROOT);
  }

  private static String text(JsonNode error, String body) {
    for (String member : new String[] {"message", "detail", "error"}) {
      JsonNode said = error.path(member);
      if (said.isTextual()) {
        return said.textValue();
      }
      if (said.isContainerNode()) {
        return Json.compact(said);
      }
    }
    return body;
  }

  /** Returns whether the server does not take the form that the answer was asked in. */
  boolean isAboutFormat() {
    return (status == 400 || status == 422) && ABOUT_FORMAT.matcher(text).find();
  }

  /** Returns why there is no answer. */
  Reason reason() {
    if (UNPAID.contains(code)) {
      return Reason.UNAUTHORIZED;
    }
    return switch (status) {
      case 401, 402, 403 -> Reason.UNAUTHORIZED;
      case 404 -> Reason.NOT_FOUND;
      case 408 -> Reason.TIMED_OUT;
      case 409, 503, 529 -> Reason.OVERLOADED;
      case 429 -> Reason.RATE_LIMITED;
      default -> status >= 500 ? Reason.SERVER_ERROR : Reason.INVALID_REQUEST;
    };
  }
}
