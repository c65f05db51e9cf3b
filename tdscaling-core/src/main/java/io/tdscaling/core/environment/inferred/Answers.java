package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Words;
import java.util.List;

/** The forms that answers come in; a tool keeps to its own. */
final class Answers {
  private Answers() {}

  /** Returns one thing as the tool shows it. */
  static ToolResult one(Call call, ObjectNode thing) {
    ToolModel model = call.tool().model();
    ObjectNode shown = shown(call, thing);
    return ToolResult.ok(
        model.bare() ? shown : Json.object().<ObjectNode>set(model.singularKey(), shown));
  }

  /** Returns several things in a list. */
  static ToolResult several(Call call, List<ObjectNode> things) {
    return ToolResult.ok(list(call, things));
  }

  /** Returns one page of the things that were found. */
  static ToolResult page(Call call, List<ObjectNode> page, int total) {
    return ToolResult.ok(list(call, page).put("total", total));
  }

  static ToolResult notFound(EntityType type, String facet, JsonNode value) {
    String message =
        "No " + type.noun() + " with " + Words.spaced(facet) + " " + Json.compact(value) + ".";
    return ToolResult.error("not_found", message);
  }

  static ToolResult noMatch(EntityType type) {
    return ToolResult.error("not_found", "No such " + type.noun() + ".");
  }

  static ToolResult exists(EntityType type, String facet, JsonNode value) {
    String thing = Words.withArticle(type.noun());
    String message =
        "There is already "
            + thing
            + " with "
            + Words.spaced(facet)
            + " "
            + Json.compact(value)
            + ".";
    return ToolResult.error("already_exists", message);
  }

  /** Returns the thing with what it is found under, where its own fields leave that open. */
  private static ObjectNode shown(Call call, ObjectNode thing) {
    ObjectNode shown = thing.deepCopy();
    ObjectNode references = call.references();
    for (EntityType.Link link : call.tool().type().links().values()) {
      if (link.scope() && !shown.has(link.field()) && references.has(link.field())) {
        shown.set(link.field(), references.get(link.field()));
      }
    }
    return shown;
  }

  private static ObjectNode list(Call call, List<ObjectNode> things) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray(call.tool().model().pluralKey());
    things.forEach(thing -> list.add(shown(call, thing)));
    return answer;
  }
}
