package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes objects: what is required, and now and then a little more. */
final class ObjectMaker {
  private static final double OPTIONAL_SHARE = 0.3;
  private static final int MAX_OPTIONAL = 3;
  private static final int MAX_FULL = 16;
  private static final int MAX_OPTIONAL_DEPTH = 3;
  private static final int MAX_MEMBERS = 100;
  private static final List<String> USUAL_MEMBERS = List.of("name", "status", "category", "note");

  private final ValueMaker values;

  ObjectMaker(ValueMaker values) {
    this.values = values;
  }

  JsonNode make(ObjectNode flat, Field field, Draw draw, int depth) throws Unsatisfiable {
    Set<String> extra = new LinkedHashSet<>();
    if (draw.full() && depth <= MAX_OPTIONAL_DEPTH) {
      addOptional(flat, extra);
    } else if (!draw.plain() && depth <= MAX_OPTIONAL_DEPTH) {
      addSomeOptional(flat, extra, draw);
    }
    return make(flat, extra, field, draw, depth);
  }

  /** Makes an object with its required members and the given others that the schema knows. */
  ObjectNode make(ObjectNode flat, Set<String> optional, Field field, Draw draw, int depth)
      throws Unsatisfiable {
    ObjectNode object = Json.object();
    for (String name : members(flat, optional)) {
      object.set(name, values.make(memberSchema(flat, name), field.member(name), draw, depth + 1));
    }
    addUntilEnough(flat, object, field, draw, depth);
    return object;
  }

  /**
   * Returns the members of every object that is made with the given others, in their order, or
   * nothing where they depend on a choice, or on how many there are.
   */
  static Optional<Set<String>> certainMembers(JsonNode schema, Set<String> optional) {
    if (!(schema instanceof ObjectNode plain)
        || Flattener.combines(plain)
        || plain.has("minProperties")) {
      return Optional.empty();
    }
    try {
      return Optional.of(members(plain, optional));
    } catch (Unsatisfiable tooMany) {
      return Optional.empty();
    }
  }

  private static Set<String> members(ObjectNode flat, Set<String> optional) throws Unsatisfiable {
    Set<String> wanted = new LinkedHashSet<>();
    flat.path("required").forEach(name -> wanted.add(name.asText()));
    if (wanted.size() > MAX_MEMBERS) {
      throw new Unsatisfiable(wanted.size() + " required members");
    }
    for (String name : optional) {
      if (flat.path("properties").has(name)) {
        wanted.add(name);
      }
    }
    for (String rule : List.of("dependentRequired", "dependencies")) {
      for (String name : List.copyOf(wanted)) {
        flat.path(rule).path(name).forEach(needed -> addName(needed, wanted));
      }
    }
    // Arguments in the order of the schema read naturally.
    Set<String> ordered = new LinkedHashSet<>();
    flat.path("properties").fieldNames().forEachRemaining(ordered::add);
    ordered.retainAll(wanted);
    ordered.addAll(wanted);
    return ordered;
  }

  private static void addName(JsonNode name, Set<String> names) {
    if (name.isTextual()) {
      names.add(name.textValue());
    }
  }

  private static JsonNode memberSchema(ObjectNode flat, String name) {
    JsonNode own = flat.path("properties").path(name);
    if (!own.isMissingNode()) {
      return own;
    }
    for (Map.Entry<String, JsonNode> rule : flat.path("patternProperties").properties()) {
      if (new BoundedPattern(rule.getKey()).matches(name)) {
        return rule.getValue();
      }
    }
    return flat.path("additionalProperties");
  }

  private static void addOptional(ObjectNode flat, Set<String> extra) {
    for (String name :
        flat.path("properties").properties().stream().map(Map.Entry::getKey).toList()) {
      if (extra.size() < MAX_FULL) {
        extra.add(name);
      }
    }
  }

  private static void addSomeOptional(ObjectNode flat, Set<String> extra, Draw draw) {
    for (Map.Entry<String, JsonNode> member : flat.path("properties").properties()) {
      boolean take = draw.random().chance(OPTIONAL_SHARE);
      if (take && extra.size() < MAX_OPTIONAL && !member.getValue().path("readOnly").asBoolean()) {
        extra.add(member.getKey());
      }
    }
  }

  /** Fills up to {@code minProperties}, and gives a free-form object something to say. */
  private void addUntilEnough(ObjectNode flat, ObjectNode object, Field field, Draw draw, int depth)
      throws Unsatisfiable {
    boolean open =
        !flat.path("additionalProperties").isBoolean()
            || flat.path("additionalProperties").booleanValue();
    boolean freeForm = open && flat.path("properties").isEmpty();
    long least =
        Math.max(
            flat.path("minProperties").asLong(0), freeForm && depth > 0 && !draw.plain() ? 1 : 0);
    if (least > MAX_MEMBERS) {
      throw new Unsatisfiable("minProperties " + least);
    }
    if (object.size() >= least) {
      return;
    }
    Set<String> candidates = new LinkedHashSet<>();
    flat.path("properties").fieldNames().forEachRemaining(candidates::add);
    if (open) {
      candidates.addAll(USUAL_MEMBERS);
    }
    for (String name : candidates) {
      if (object.size() < least && !object.has(name)) {
        object.set(
            name, values.make(memberSchema(flat, name), field.member(name), draw, depth + 1));
      }
    }
  }
}
