package io.tdscaling.core.rejection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.format.OpenAiFormat;
import io.tdscaling.core.json.Json;
import java.util.Optional;

/**
 * Two conversations with a common beginning in the preference form of TRL: {@code {"prompt": […],
 * "chosen": […], "rejected": […], "tools": […]}}. Unlike in OpenAI's form, arguments of calls are
 * objects.
 */
final class PreferenceForm {
  private static final String ARGUMENTS = "arguments";

  private PreferenceForm() {}

  /**
   * Returns the record, or empty where arguments of a call are not an object.
   *
   * @param start where the conversations part
   * @param wrongEnd where the rejected side ends
   * @param rightEnd where the chosen side ends
   */
  static Optional<ObjectNode> record(
      Trajectory wrong, Trajectory right, int start, int wrongEnd, int rightEnd) {
    ObjectNode wrongRecord = OpenAiFormat.write(wrong);
    ArrayNode wrongMessages = wrongRecord.withArray("messages");
    ArrayNode rightMessages = OpenAiFormat.write(right).withArray("messages");
    ArrayNode chosen = part(rightMessages, start, rightEnd);
    ArrayNode rejected = part(wrongMessages, start, wrongEnd);
    ArrayNode prompt = part(wrongMessages, 0, start);
    if (!withObjects(prompt) || !withObjects(chosen) || !withObjects(rejected)) {
      return Optional.empty();
    }
    ObjectNode record = Json.object();
    record.set("prompt", prompt);
    record.set("chosen", chosen);
    record.set("rejected", rejected);
    record.set("tools", wrongRecord.path("tools"));
    return Optional.of(record);
  }

  private static ArrayNode part(ArrayNode messages, int from, int to) {
    ArrayNode part = Json.array();
    for (int at = from; at < to; at++) {
      part.add(messages.get(at));
    }
    return part;
  }

  private static boolean withObjects(ArrayNode messages) {
    boolean all = true;
    for (JsonNode message : messages) {
      for (JsonNode call : message.path("tool_calls")) {
        ObjectNode function = (ObjectNode) call.path("function");
        JsonNode arguments = Json.parseOrText(function.path(ARGUMENTS).asText());
        function.set(ARGUMENTS, arguments);
        all &= arguments.isObject();
      }
    }
    return all;
  }
}
