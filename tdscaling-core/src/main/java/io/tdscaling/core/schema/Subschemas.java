package io.tdscaling.core.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schemas that stand directly inside a schema, and what each is applied to. */
final class Subschemas {
  private static final List<String> SAME_ONE = List.of("not", "if", "then", "else");
  private static final List<String> SAME_LIST = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> SAME_MAP = List.of("dependentSchemas", "dependencies");
  private static final List<String> PART_ONE =
      List.of(
          "items",
          "additionalProperties",
          "contains",
          "propertyNames",
          "additionalItems",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final List<String> PART_LIST = List.of("prefixItems", "items");
  private static final List<String> PART_MAP = List.of("properties", "patternProperties");
  private static final List<String> DEFINITIONS = List.of("$defs", "definitions");

  private Subschemas() {}

  /** What a schema inside another is applied to. */
  enum Use {
    /** The same value. */
    SAME_VALUE,
    /** A part of the value. */
    PART,
    /** Nothing, until something refers to it. */
    DEFINITION
  }

  /**
   * A schema inside another.
   *
   * @param path where it stands, as a pointer from the outer schema
   * @param schema the schema; an object or a boolean
   * @param use what it is applied to
   */
  record Child(JsonPointer path, JsonNode schema, Use use) {}

  /** Returns the schemas inside one, in a fixed order. */
  static List<Child> of(JsonNode schema) {
    List<Child> children = new ArrayList<>();
    one(schema, SAME_ONE, Use.SAME_VALUE, children);
    list(schema, SAME_LIST, Use.SAME_VALUE, children);
    map(schema, SAME_MAP, Use.SAME_VALUE, children);
    one(schema, PART_ONE, Use.PART, children);
    list(schema, PART_LIST, Use.PART, children);
    map(schema, PART_MAP, Use.PART, children);
    map(schema, DEFINITIONS, Use.DEFINITION, children);
    return children;
  }

  private static void one(JsonNode schema, List<String> names, Use use, List<Child> into) {
    for (String name : names) {
      if (schema.has(name)) {
        add(JsonPointer.empty().appendProperty(name), schema.path(name), use, into);
      }
    }
  }

  private static void list(JsonNode schema, List<String> names, Use use, List<Child> into) {
    for (String name : names) {
      JsonNode list = schema.path(name);
      for (int i = 0; list.isArray() && i < list.size(); i++) {
        add(JsonPointer.empty().appendProperty(name).appendIndex(i), list.get(i), use, into);
      }
    }
  }

  private static void map(JsonNode schema, List<String> names, Use use, List<Child> into) {
    for (String name : names) {
      for (Map.Entry<String, JsonNode> member : schema.path(name).properties()) {
        JsonPointer path = JsonPointer.empty().appendProperty(name);
        add(path.appendProperty(member.getKey()), member.getValue(), use, into);
      }
    }
  }

  private static void add(JsonPointer path, JsonNode schema, Use use, List<Child> into) {
    if (schema.isObject() || schema.isBoolean()) {
      into.add(new Child(path, schema, use));
    }
  }
}
