package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes what is true over what was made up to fit a schema. */
final class Overlay {
  private static final int DEEPEST = 4;

  private Overlay() {}

  /** Returns what a result tells, in order of precedence: its things, then what was asked. */
  static List<JsonNode> sources(JsonNode result, Call call) {
    List<JsonNode> sources = new ArrayList<>();
    sources.add(result);
    for (JsonNode member : result) {
      if (member.isObject()) {
        sources.add(member);
      }
    }
    ObjectNode asked = call.references();
    call.tool().own().ifPresent(own -> call.scalar(own).ifPresent(id -> asked.set(own.name(), id)));
    sources.add(asked);
    return sources;
  }

  /** Returns {@code made} with the true values that still pass {@code fits}. */
  static ObjectNode on(JsonNode made, List<JsonNode> sources, Predicate<JsonNode> fits) {
    ObjectNode whole = made.deepCopy();
    write(whole, whole, sources, fits, 0);
    list(sources).ifPresent(things -> writeList(whole, whole, things, fits, 0));
    return whole;
  }

  private static Optional<JsonNode> list(List<JsonNode> sources) {
    for (JsonNode member : sources.get(0)) {
      if (member.isArray() && (member.isEmpty() || member.get(0).isObject())) {
        return Optional.of(member);
      }
    }
    return Optional.empty();
  }

  private static void write(
      ObjectNode whole,
      ObjectNode at,
      List<JsonNode> sources,
      Predicate<JsonNode> fits,
      int depth) {
    List<String> names = new ArrayList<>();
    at.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode now = at.get(name);
      if (now instanceof ObjectNode inner && depth < DEEPEST) {
        write(whole, inner, about(name, sources), fits, depth + 1);
      } else if (now.isValueNode()) {
        told(sources, name).ifPresent(value -> replace(whole, at, name, value, fits));
      }
    }
  }

  /** Fills the first list of objects with as many as were found. */
  private static boolean writeList(
      ObjectNode whole, ObjectNode at, JsonNode things, Predicate<JsonNode> fits, int depth) {
    List<String> names = new ArrayList<>();
    at.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode now = at.get(name);
      if (now.isArray() && !now.isEmpty() && now.get(0).isObject()) {
        replace(whole, at, name, filled(now, things), fits);
        return true;
      }
      boolean deeper = now instanceof ObjectNode && depth < DEEPEST;
      if (deeper && writeList(whole, (ObjectNode) now, things, fits, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private static ArrayNode filled(JsonNode made, JsonNode things) {
    ArrayNode filled = Json.array();
    for (int i = 0; i < things.size(); i++) {
      ObjectNode element = made.get(i % made.size()).deepCopy();
      write(element, element, List.of(things.get(i)), value -> true, 0);
      filled.add(element);
    }
    return filled;
  }

  /** What a member is called says whose id it has, where the call gave one. */
  private static List<JsonNode> about(String member, List<JsonNode> sources) {
    for (JsonNode source : sources) {
      Optional<JsonNode> pointed = FieldNames.matching(source, member + "_id").map(source::path);
      if (pointed.filter(JsonNode::isValueNode).isPresent()) {
        List<JsonNode> nearer = new ArrayList<>();
        nearer.add(Json.object().<ObjectNode>set("id", pointed.get()));
        nearer.addAll(sources);
        return nearer;
      }
    }
    return sources;
  }

  private static Optional<JsonNode> told(List<JsonNode> sources, String name) {
    for (JsonNode source : sources) {
      Optional<JsonNode> value =
          FieldNames.matching(source, name).map(source::path).filter(JsonNode::isValueNode);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private static void replace(
      ObjectNode whole, ObjectNode at, String name, JsonNode value, Predicate<JsonNode> fits) {
    JsonNode before = at.get(name);
    at.set(name, value);
    if (!fits.test(whole)) {
      at.set(name, before);
    }
  }
}
