package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema (draft 2020-12) of a closed object. */
public final class ObjectSchema {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private final ObjectNode schema = JsonNodeFactory.instance.objectNode();

  private ObjectSchema() {}

  static ObjectSchema document() {
    ObjectSchema result = new ObjectSchema();
    result.schema.put("$schema", DRAFT);
    return result.open();
  }

  static ObjectSchema part() {
    return new ObjectSchema().open();
  }

  ObjectSchema text(String name, String description) {
    property(name, "string", description);
    return this;
  }

  ObjectSchema nonEmptyText(String name, String description) {
    property(name, "string", description).put("minLength", 1);
    return this;
  }

  ObjectSchema nonEmptyText(String name, String description, String defaultValue) {
    property(name, "string", description).put("minLength", 1).put("default", defaultValue);
    return this;
  }

  ObjectSchema oneOf(String name, String description, String... values) {
    var choices = property(name, "string", description).putArray("enum");
    for (String value : values) {
      choices.add(value);
    }
    return this;
  }

  ObjectSchema integer(String name, String description, int minimum) {
    property(name, "integer", description).put("minimum", minimum);
    return this;
  }

  ObjectSchema flag(String name, String description) {
    property(name, "boolean", description);
    return this;
  }

  ObjectSchema flag(String name, String description, boolean defaultValue) {
    property(name, "boolean", description).put("default", defaultValue);
    return this;
  }

  ObjectSchema list(String name, String description, ObjectNode items) {
    property(name, "array", description).set("items", items);
    return this;
  }

  /** Ends the schema, naming the properties that must be there. */
  ObjectNode requiring(String... names) {
    var required = schema.putArray("required");
    for (String name : names) {
      required.add(name);
    }
    return schema.put("additionalProperties", false);
  }

  private ObjectSchema open() {
    schema.put("type", "object").putObject("properties");
    return this;
  }

  private ObjectNode property(String name, String type, String description) {
    return schema
        .withObjectProperty("properties")
        .putObject(name)
        .put("type", type)
        .put("description", description);
  }
}
