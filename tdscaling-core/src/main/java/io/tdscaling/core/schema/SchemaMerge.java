package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.util.Map;

/** Adds the constraints of one flat schema to those of another. */
final class SchemaMerge {
  private SchemaMerge() {}

  static void into(ObjectNode target, ObjectNode added) throws Unsatisfiable {
    for (Map.Entry<String, JsonNode> member : added.properties()) {
      JsonNode before = target.get(member.getKey());
      JsonNode merged =
          before == null ? member.getValue() : both(member.getKey(), before, member.getValue());
      target.set(member.getKey(), merged);
    }
  }

  private static JsonNode both(String keyword, JsonNode a, JsonNode b) throws Unsatisfiable {
    return switch (keyword) {
      case "type" -> types(a, b);
      case "enum" -> common(a, b);
      case "required" -> union(a, b);
      case "properties", "patternProperties", "$defs", "definitions" -> members(a, b);
      case "items", "contains", "propertyNames" -> together(a, b);
      case "additionalProperties", "unevaluatedProperties" -> a.isBoolean() && b.isObject() ? b : a;
      case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" ->
          extreme(a, b, 1);
      case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" ->
          extreme(a, b, -1);
      case "uniqueItems" -> a.asBoolean() ? a : b;
      default -> b;
    };
  }

  private static JsonNode types(JsonNode a, JsonNode b) throws Unsatisfiable {
    ArrayNode left = listed(a);
    ArrayNode right = listed(b);
    ArrayNode shared = Json.array();
    for (JsonNode type : left) {
      for (JsonNode other : right) {
        if (type.equals(other) || isIntegerAndNumber(type, other)) {
          shared.add(isIntegerAndNumber(type, other) ? "integer" : type.asText());
        }
      }
    }
    return refuseEmpty(shared, "type");
  }

  private static boolean isIntegerAndNumber(JsonNode a, JsonNode b) {
    String pair = a.asText() + "+" + b.asText();
    return pair.equals("integer+number") || pair.equals("number+integer");
  }

  private static ArrayNode listed(JsonNode types) {
    return types.isArray() ? (ArrayNode) types : Json.array().add(types);
  }

  private static JsonNode common(JsonNode a, JsonNode b) throws Unsatisfiable {
    ArrayNode shared = Json.array();
    for (JsonNode value : a) {
      for (JsonNode other : b) {
        if (value.equals(other)) {
          shared.add(value);
        }
      }
    }
    return refuseEmpty(shared, "enum");
  }

  private static JsonNode refuseEmpty(ArrayNode shared, String keyword) throws Unsatisfiable {
    if (shared.isEmpty()) {
      throw new Unsatisfiable("no common " + keyword);
    }
    return shared;
  }

  private static JsonNode union(JsonNode a, JsonNode b) {
    ArrayNode all = Json.array();
    for (JsonNode list : new JsonNode[] {a, b}) {
      list.forEach(
          value -> {
            if (!contains(all, value)) {
              all.add(value);
            }
          });
    }
    return all;
  }

  private static boolean contains(JsonNode list, JsonNode wanted) {
    for (JsonNode value : list) {
      if (value.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode members(JsonNode a, JsonNode b) {
    ObjectNode all = Json.object().setAll((ObjectNode) a);
    b.properties()
        .forEach(
            member -> {
              JsonNode before = all.get(member.getKey());
              JsonNode after = member.getValue();
              all.set(member.getKey(), before == null ? after : together(before, after));
            });
    return all;
  }

  private static JsonNode together(JsonNode a, JsonNode b) {
    ObjectNode both = Json.object();
    both.putArray("allOf").add(a).add(b);
    return both;
  }

  private static JsonNode extreme(JsonNode a, JsonNode b, int sign) {
    if (!a.isNumber() || !b.isNumber()) {
      return b;
    }
    return a.decimalValue().compareTo(b.decimalValue()) * sign >= 0 ? a : b;
  }
}
