package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Parameters that are nothing but wrappers: {@code request} in a tool that takes {@code {"request":
 * {"id": …}}}. What they wrap counts as the tool's parameters.
 *
 * @param names the wrappers
 */
record Envelopes(List<String> names) {
  Envelopes {
    names = List.copyOf(names);
  }

  /** Returns the wrappers of a tool that is about this kind of thing. */
  static Envelopes of(ToolSpec tool, String noun) {
    List<String> names = new ArrayList<>();
    JsonNode root = tool.inputSchema();
    for (Map.Entry<String, JsonNode> property : root.path("properties").properties()) {
      Shape shape = Shape.of(root, property.getValue());
      boolean holds = shape.type().equals("object") && !shape.array();
      boolean wraps = holds && !shape.schema().path("properties").isEmpty();
      if (wraps
          && FieldNames.isEnvelope(property.getKey(), noun)
          && !isPointedInto(property.getKey(), root)) {
        names.add(property.getKey());
      }
    }
    return new Envelopes(names);
  }

  /** What a reference leads to has to stay where it is. */
  private static boolean isPointedInto(String wrapper, JsonNode root) {
    String inside = "#/properties/" + Json.pointerToken(wrapper) + "/";
    return root.findValuesAsText("$ref").stream().anyMatch(ref -> ref.startsWith(inside));
  }

  /** Returns the tool as it would be without its wrappers. */
  ToolSpec unwrapped(ToolSpec tool) {
    if (names.isEmpty()) {
      return tool;
    }
    return new ToolSpec(
        tool.ref(),
        tool.description(),
        unwrappedSchema(tool.inputSchema()),
        tool.outputSchema(),
        tool.annotations());
  }

  /** Returns arguments of the tool as those of the unwrapped one. */
  JsonNode unwrapped(JsonNode arguments) {
    if (names.isEmpty()) {
      return arguments;
    }
    ObjectNode flat = arguments.deepCopy();
    for (String name : names) {
      JsonNode inner = flat.path(name);
      if (inner.isObject()) {
        flat.remove(name);
        inner.properties().forEach(member -> flat.putIfAbsent(member.getKey(), member.getValue()));
      }
    }
    return flat;
  }

  private ObjectNode unwrappedSchema(JsonNode root) {
    ObjectNode flat = root.deepCopy();
    ObjectNode properties = Json.object();
    ArrayNode required = Json.array();
    List<String> demanded = texts(root.path("required"));
    for (Map.Entry<String, JsonNode> property : root.path("properties").properties()) {
      boolean needed = demanded.contains(property.getKey());
      if (names.contains(property.getKey())) {
        hoist(Shape.of(root, property.getValue()).schema(), needed, properties, required);
      } else {
        properties.putIfAbsent(property.getKey(), property.getValue());
        demand(needed, property.getKey(), required);
      }
    }
    flat.set("properties", properties);
    flat.set("required", required);
    return flat;
  }

  private static void hoist(
      JsonNode wrapper, boolean needed, ObjectNode properties, ArrayNode required) {
    List<String> demanded = texts(wrapper.path("required"));
    for (Map.Entry<String, JsonNode> member : wrapper.path("properties").properties()) {
      properties.putIfAbsent(member.getKey(), member.getValue());
      demand(needed && demanded.contains(member.getKey()), member.getKey(), required);
    }
  }

  private static void demand(boolean needed, String name, ArrayNode required) {
    if (needed) {
      required.add(name);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
