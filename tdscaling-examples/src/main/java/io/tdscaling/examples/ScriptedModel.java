package io.tdscaling.examples;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for a model that can play user and assistant over {@code get_forecast}, though not
 * well: it sees only the first city of a request, and does not try again.
 */
final class ScriptedModel {
  private static final Pattern REQUEST = Pattern.compile("(?m)^\\d+\\. (.+)$");
  private static final Pattern TOLD_WHEN_ASKED = Pattern.compile("(?m)^- (.+)$");
  private static final Pattern CITY =
      Pattern.compile(
          "\"([^\"]+)\"|(?<=\\b(?:in|for|of|is|be|to|as|city|use|take|with|s): ?|"
              + "\\b(?:in|for|of|is|be|to|as|city|use|take|with|s) )(\\p{Lu}[\\p{L}-]{2,})");
  private static final String QUESTION = "Which city?";

  private ScriptedModel() {}

  static LlmReply reply(LlmRequest request) {
    return request.purpose().role().equals("user") ? asUser(request) : asAssistant(request);
  }

  /** Makes the requests of its instructions, one after the other. */
  private static LlmReply asUser(LlmRequest request) {
    String instructions = request.messages().get(0).text();
    if (last(request).text().equals(QUESTION)) {
      return LlmReply.text(find(TOLD_WHEN_ASKED, instructions, 0).orElse("I do not know."));
    }
    long made =
        request.messages().stream()
            .filter(AssistantMessage.class::isInstance)
            .filter(message -> instructions.contains(". " + message.text()))
            .count();
    return LlmReply.text(find(REQUEST, instructions, made).orElse("[DONE]"));
  }

  private static LlmReply asAssistant(LlmRequest request) {
    if (last(request) instanceof ToolMessage result) {
      return LlmReply.text("Here is the forecast: " + result.text());
    }
    Matcher city = CITY.matcher(last(request).text());
    if (!city.find()) {
      boolean asked = request.messages().stream().anyMatch(said -> said.text().equals(QUESTION));
      return LlmReply.text(asked ? "I did not understand which city you mean." : QUESTION);
    }
    String name = Objects.requireNonNullElseGet(city.group(1), () -> city.group(2));
    var arguments = JsonNodeFactory.instance.objectNode().put("city", name);
    ToolCall call = new ToolCall("call_" + request.purpose().turn(), "get_forecast", arguments);
    return new LlmReply(
        new AssistantMessage("", List.of(call)), LlmReply.Finish.TOOL_CALLS, TokenUsage.NONE);
  }

  private static Message last(LlmRequest request) {
    return request.messages().get(request.messages().size() - 1);
  }

  private static Optional<String> find(Pattern pattern, String text, long position) {
    return pattern.matcher(text).results().skip(position).findFirst().map(hit -> hit.group(1));
  }
}
