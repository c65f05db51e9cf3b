package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.core.json.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the JSON in what a model says. */
final class JsonText {
  private static final String THOUGHT = "<think>";
  private static final String THOUGHT_END = "</think>";
  private static final Pattern FENCED =
      Pattern.compile("```\\w*\\s*\\n(.*?)\\n?\\s*```", Pattern.DOTALL);

  private JsonText() {}

  /** Returns the text without thoughts before it and without a code fence around it. */
  static String of(String text) {
    String said = text.strip();
    int end = said.startsWith(THOUGHT) ? said.indexOf(THOUGHT_END) : -1;
    said = end < 0 ? said : said.substring(end + THOUGHT_END.length()).strip();
    Matcher fenced = FENCED.matcher(said);
    return fenced.matches() ? fenced.group(1).strip() : said;
  }

  /** Returns the JSON that an answer is. */
  static JsonNode parse(LlmReply reply) throws UnusableException {
    try {
      return Json.parse(of(reply.message().text()));
    } catch (JsonProcessingException notJson) {
      String why =
          reply.finish() == Finish.LENGTH
              ? "it was cut off, so it has to be shorter"
              : Json.problem(notJson);
      throw new UnusableException("it is not one JSON value: " + why);
    }
  }
}
