package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Which JSON type a value gets. */
final class Types {
  private static final List<String> OBJECT =
      List.of("properties", "required", "additionalProperties", "patternProperties");
  private static final List<String> ARRAY = List.of("items", "prefixItems", "minItems", "contains");
  private static final List<String> NUMBER =
      List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");

  private Types() {}

  /** Returns the type of a flat schema, the first that says something where it allows several. */
  static String choose(ObjectNode flat, Draw draw) {
    JsonNode type = flat.path("type");
    if (type.isTextual()) {
      return type.textValue();
    }
    List<String> allowed = new ArrayList<>();
    type.forEach(each -> allowed.add(each.asText()));
    if (allowed.size() > 1) {
      allowed.remove("null");
    }
    if (allowed.isEmpty()) {
      return implied(flat);
    }
    return draw.random().chance(0.7) ? allowed.get(0) : draw.random().pick(allowed);
  }

  private static String implied(ObjectNode flat) {
    if (OBJECT.stream().anyMatch(flat::has)) {
      return "object";
    }
    if (ARRAY.stream().anyMatch(flat::has)) {
      return "array";
    }
    return NUMBER.stream().anyMatch(flat::has) ? "number" : "string";
  }

  /** Returns whether a value is of a type. */
  static boolean matches(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> value.isTextual();
    };
  }
}
