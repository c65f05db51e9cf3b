package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaDocument.Place;
import io.tdscaling.core.schema.SchemaDocument.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a schema with references and alternatives into one without, by choosing among them. */
final class Flattener {
  private static final Set<String> COMBINING =
      Set.of(
          "$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "if", "then", "else");
  private static final List<String> ANNOTATIONS =
      List.of("title", "description", "default", "examples", "example");

  private Flattener() {}

  /**
   * Returns the constraints of a schema and of all that it refers to, one alternative of each
   * choice; the schema itself where it has neither, so nobody may change what is returned.
   */
  static ObjectNode flatten(JsonNode schema, Draw draw) throws Unsatisfiable {
    if (schema.isBoolean() && !schema.booleanValue()) {
      throw new Unsatisfiable("nothing fits false");
    }
    if (!schema.isObject()) {
      return Json.object();
    }
    if (!combines(schema)) {
      return (ObjectNode) schema;
    }
    Place place = draw.document().placeOf(schema);
    List<Reference> references = draw.document().references(place);
    ObjectNode own = Json.object().setAll((ObjectNode) schema);
    if (!references.isEmpty() && draw.document().refHidesSiblings()) {
      own.retain(ANNOTATIONS);
    }
    List<JsonNode> parts = parts(own, draw);
    for (Reference reference : references) {
      draw.document().resolve(reference).map(Place::schema).ifPresent(parts::add);
    }
    own.remove(COMBINING);
    ObjectNode flat = Json.object();
    for (JsonNode part : parts) {
      SchemaMerge.into(flat, flatten(part, draw));
    }
    SchemaMerge.into(flat, own);
    return flat;
  }

  /** Returns whether a schema says what it demands by other schemas. */
  static boolean combines(JsonNode schema) {
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      if (COMBINING.contains(member.getKey())) {
        return true;
      }
    }
    return false;
  }

  private static List<JsonNode> parts(ObjectNode own, Draw draw) {
    List<JsonNode> parts = new ArrayList<>();
    own.path("allOf").forEach(parts::add);
    for (String choice : List.of("anyOf", "oneOf")) {
      if (own.path(choice).size() > 0) {
        parts.add(choose(own.path(choice), draw));
      }
    }
    if (own.has("if") && draw.random().chance(0.5)) {
      parts.add(own.path("if"));
      parts.add(own.path("then"));
    } else {
      parts.add(own.path("else"));
    }
    return parts;
  }

  private static JsonNode choose(JsonNode alternatives, Draw draw) {
    List<JsonNode> telling = new ArrayList<>();
    alternatives.forEach(
        alternative -> {
          if (!isNull(alternative)) {
            telling.add(alternative);
          }
        });
    // The first alternative is the usual one.
    boolean usual = draw.random().chance(0.5);
    if (telling.isEmpty()) {
      return alternatives.get(0);
    }
    return usual ? telling.get(0) : draw.random().pick(telling);
  }

  private static boolean isNull(JsonNode schema) {
    return schema.path("type").asText().equals("null")
        || schema.path("const").isNull()
        || (schema.isBoolean() && !schema.booleanValue());
  }
}
