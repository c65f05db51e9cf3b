package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.Shape;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes what a result shows of a thing beyond its fields depend on the thing alone, so that each
 * tool whose output schema asks for it shows the same.
 */
final class Portraits {
  private static final int DEEPEST = 3;

  private final ValueGenerator values;

  Portraits(ValueGenerator values) {
    this.values = values;
  }

  /** A part of a result and its schema. */
  private record Part(JsonNode value, JsonNode schema) {}

  /** Repaints the things in a result that fits {@code root}. */
  void paint(ObjectNode whole, JsonNode root, Call call, ToolResult result, long seed) {
    if (!call.tool().type().counted()) {
      return;
    }
    Part top = new Part(whole, root);
    List<ObjectNode> things = things(call, result.content());
    if (listed(call, result.content())) {
      list(root, top, 0).ifPresent(list -> paintAll(root, list, call, things, seed));
    } else if (things.size() == 1) {
      Part shown = subject(root, top, things.get(0));
      paint(root, shown, call, things.get(0), seed);
    }
  }

  private void paintAll(JsonNode root, Part list, Call call, List<ObjectNode> things, long seed) {
    int size = Math.min(list.value().size(), things.size());
    for (int i = 0; i < size; i++) {
      paint(root, new Part(list.value().get(i), list.schema()), call, things.get(i), seed);
    }
  }

  private void paint(JsonNode root, Part shown, Call call, ObjectNode thing, long seed) {
    EntityType type = call.tool().type();
    String key = thing.path(type.primary()).asText();
    if (key.isEmpty() || !(shown.value() instanceof ObjectNode object)) {
      return;
    }
    long setting = SeededRandom.of(seed, 0, type.key() + " " + key).nextLong();
    for (String name : names(object)) {
      JsonNode schema = member(root, shown.schema(), name);
      if (FieldNames.matching(thing, name).isEmpty() && !schema.isMissingNode()) {
        long pick = SeededRandom.of(setting, 0, FieldNames.same(name)).nextLong();
        values.member(root, schema, name, setting, pick).ifPresent(v -> object.set(name, v));
      }
    }
  }

  private static boolean listed(Call call, JsonNode content) {
    return content.path(call.tool().model().pluralKey()).isArray();
  }

  private static List<ObjectNode> things(Call call, JsonNode content) {
    ToolModel model = call.tool().model();
    List<ObjectNode> things = new ArrayList<>();
    if (listed(call, content)) {
      content.path(model.pluralKey()).forEach(thing -> things.add((ObjectNode) thing));
    } else if (content.path(model.singularKey()) instanceof ObjectNode inner) {
      things.add(inner);
    } else if (content instanceof ObjectNode bare) {
      things.add(bare);
    }
    return things;
  }

  /** Returns the object within a result that shows most of a thing's fields. */
  private static Part subject(JsonNode root, Part top, ObjectNode thing) {
    Part best = top;
    for (String name : names(top.value())) {
      JsonNode inner = top.value().path(name);
      if (inner.isObject() && shared(inner, thing) > shared(best.value(), thing)) {
        best = new Part(inner, member(root, top.schema(), name));
      }
    }
    return best;
  }

  private static int shared(JsonNode object, ObjectNode thing) {
    return (int)
        names(object).stream().filter(name -> FieldNames.matching(thing, name).isPresent()).count();
  }

  /** Returns the first list of objects, with the schema of its items. */
  private static Optional<Part> list(JsonNode root, Part at, int depth) {
    for (String name : names(at.value())) {
      JsonNode value = at.value().path(name);
      JsonNode schema = member(root, at.schema(), name);
      if (value instanceof ArrayNode array && !array.isEmpty() && array.get(0).isObject()) {
        return Optional.of(new Part(value, Shape.of(root, schema).schema()));
      }
      Optional<Part> deeper =
          value.isObject() && depth < DEEPEST
              ? list(root, new Part(value, schema), depth + 1)
              : Optional.empty();
      if (deeper.isPresent()) {
        return deeper;
      }
    }
    return Optional.empty();
  }

  private static JsonNode member(JsonNode root, JsonNode schema, String name) {
    return Shape.of(root, schema).schema().path("properties").path(name);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
