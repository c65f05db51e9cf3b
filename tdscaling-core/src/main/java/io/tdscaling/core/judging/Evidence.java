package io.tdscaling.core.judging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;

/**
 * What a judge is shown: one JSON object, whose texts cannot be taken for anything outside of it,
 * bounded whatever the trajectory holds.
 */
final class Evidence {
  private static final int MOST_MESSAGES = 200;
  private static final int LONGEST_SHOWN = 64_000;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_DESCRIPTION = 300;

  private Evidence() {}

  static String of(Trajectory trajectory, Blueprint blueprint) {
    // The more there is to show, the less of each message is shown.
    int messages = Math.max(1, Math.min(MOST_MESSAGES, trajectory.messages().size()));
    int longest = Math.min(LONGEST_TEXT, LONGEST_SHOWN / messages);
    ObjectNode shown = Json.object().put("goal", Excerpt.of(blueprint.goal(), LONGEST_TEXT));
    ArrayNode tools = shown.putArray("tools");
    for (OfferedTool tool : trajectory.tools()) {
      tools
          .addObject()
          .put("name", tool.name())
          .put("description", Excerpt.of(tool.spec().description(), LONGEST_DESCRIPTION));
    }
    ArrayNode conversation = shown.putArray("conversation");
    trajectory.messages().stream()
        .limit(MOST_MESSAGES)
        .forEach(message -> conversation.add(message(message, longest)));
    return Json.compact(shown);
  }

  private static ObjectNode message(Message message, int longest) {
    ObjectNode shown =
        Json.object().put("role", message.role()).put("content", cut(message.text(), longest));
    if (message instanceof AssistantMessage said && !said.toolCalls().isEmpty()) {
      ArrayNode calls = shown.putArray("tool_calls");
      for (ToolCall call : said.toolCalls()) {
        calls
            .addObject()
            .put("name", call.name())
            .put("arguments", cut(Json.compact(call.arguments()), longest));
      }
    }
    return shown;
  }

  /** Keeps a text as it is but for its length. */
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }
}
