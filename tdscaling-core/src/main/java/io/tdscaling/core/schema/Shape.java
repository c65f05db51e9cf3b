package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a parameter accepts, seen through local references, nullable alternatives and, for an array,
 * its items.
 *
 * @param type JSON Schema's name of the scalar type, or {@code object}; empty where any
 * @param array whether the parameter takes a list of these
 * @param schema the schema of one value
 */
public record Shape(String type, boolean array, JsonNode schema) {
  private static final int MAX_STEPS = 8;
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
  private static final List<String> LIMITS =
      List.of(
          "pattern",
          "format",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "const",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf");

  /**
   * Returns the shape of a parameter.
   *
   * @param root the document that local references are looked up in
   * @param schema the parameter's schema, in that document
   */
  public static Shape of(JsonNode root, JsonNode schema) {
    JsonNode seen = through(root, schema);
    if (!type(seen).equals("array")) {
      return new Shape(type(seen), false, seen);
    }
    JsonNode items = through(root, seen.path("items"));
    return new Shape(type(items), true, items);
  }

  /** Returns whether one value is neither an object nor a list. */
  public boolean scalar() {
    return !type.equals("object") && !type.equals("array");
  }

  /** Returns whether one value is a number. */
  public boolean numeric() {
    return type.equals("integer") || type.equals("number");
  }

  /**
   * Returns whether the schema says more than the type, so that not any value of the type will do.
   */
  public boolean limited() {
    return LIMITS.stream().anyMatch(schema::has);
  }

  /** Returns the scalar in this shape's type, if it can be written so. */
  public Optional<JsonNode> cast(JsonNode value) {
    return switch (type) {
      case "string" -> Optional.of(TextNode.valueOf(value.asText()));
      case "integer" -> integer(value);
      case "number" -> value.isNumber() ? Optional.of(value) : integer(value);
      case "boolean" -> value.isBoolean() ? Optional.of(value) : Optional.empty();
      case "object", "array" -> Optional.empty();
      default -> Optional.of(value);
    };
  }

  private static Optional<JsonNode> integer(JsonNode value) {
    if (value.isIntegralNumber()) {
      return Optional.of(value);
    }
    if (!INTEGER.matcher(value.asText()).matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(value.asText());
    return Optional.of(
        number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number));
  }

  private static JsonNode through(JsonNode root, JsonNode schema) {
    JsonNode seen = schema;
    for (int step = 0; step < MAX_STEPS; step++) {
      Optional<JsonNode> next = next(root, seen);
      if (next.isEmpty()) {
        return seen;
      }
      seen = next.get();
    }
    return seen;
  }

  private static Optional<JsonNode> next(JsonNode root, JsonNode schema) {
    String reference = schema.path("$ref").asText();
    if (reference.startsWith("#/")) {
      return Optional.of(root.at(reference.substring(1)));
    }
    if (schema.has("type")) {
      return Optional.empty();
    }
    for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
      for (JsonNode branch : schema.path(keyword)) {
        if (!branch.path("type").asText().equals("null")) {
          return Optional.of(branch);
        }
      }
    }
    return Optional.empty();
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      return type.textValue();
    }
    for (JsonNode one : type) {
      if (!one.asText().equals("null")) {
        return one.asText();
      }
    }
    return schema.has("properties") ? "object" : "";
  }
}
