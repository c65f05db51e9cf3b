package io.tdscaling.core.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.core.json.Json;
import java.io.UncheckedIOException;

/** Arguments of calls, which chat protocols carry as a text that should be JSON. */
final class Arguments {
  private Arguments() {}

  /** Returns the text of some arguments; {@link #parse} gives them back. */
  static String text(JsonNode arguments) {
    if (arguments.isTextual() && !isJson(arguments.textValue())) {
      return arguments.textValue();
    }
    try {
      return Json.compact(arguments);
    } catch (UncheckedIOException tooDeep) {
      // Only what was made in memory can be so deep. Such a call is rejected, but still written.
      return "(arguments too deep to be written)";
    }
  }

  /** Returns the arguments of a text, as a text node where they are not JSON. */
  static JsonNode parse(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(text);
    }
  }

  private static boolean isJson(String text) {
    try {
      return !Json.parse(text).isMissingNode();
    } catch (JsonProcessingException notJson) {
      return false;
    }
  }
}
