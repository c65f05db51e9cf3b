package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.math.BigDecimal;
import java.util.List;

/** Makes the JSON Schemas of a tool's arguments and results. */
final class ToolSchemas {
  /** Member of a search result that says how many rows matched, listed or not. */
  static final String TOTAL = "total";

  /** Member of a deletion's result. */
  static final String DELETED = "deleted";

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private ToolSchemas() {}

  static ObjectNode input(Tool tool) {
    ObjectNode schema = object();
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.array();
    for (Parameter parameter : tool.parameters().values()) {
      properties.set(parameter.name(), property(parameter));
      if (!parameter.optional()) {
        required.add(parameter.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode property(Parameter parameter) {
    ObjectNode schema =
        parameter.values().isEmpty()
            ? parameter.type().argumentSchema()
            : enumeration(parameter.type().resultSchema(), parameter.values());
    schema.put("description", parameter.description());
    if (parameter.type().kind() == Kind.NUMBER) {
      schema.set("minimum", Decimals.node(parameter.bounds().least(), 2));
      schema.set("maximum", Decimals.node(parameter.bounds().most(), 2));
    }
    if (parameter.type() == FieldType.DECIMAL) {
      schema.set("multipleOf", Decimals.node(CENT, 2));
    }
    if (parameter.fallback() != null) {
      schema.set("default", parameter.fallback());
    }
    return schema;
  }

  static ObjectNode output(Tool tool) {
    return switch (tool.effect()) {
      case SEARCH -> listing(tool);
      case DELETE -> deletion(tool.requiredEntity());
      case COMPUTE -> outputs(tool);
      default -> row(tool.returns());
    };
  }

  private static ObjectNode listing(Tool tool) {
    ObjectNode schema = object();
    ObjectNode properties = schema.putObject("properties");
    String plural = tool.requiredEntity().plural();
    properties.putObject(plural).put("type", "array").set("items", row(tool.returns()));
    properties.putObject(TOTAL).put("type", "integer").put("minimum", 0);
    schema.putArray("required").add(plural).add(TOTAL);
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode deletion(Entity entity) {
    ObjectNode schema = object();
    ObjectNode properties = schema.putObject("properties");
    properties.putObject(entity.idField()).put("type", "string");
    properties.putObject(DELETED).put("type", "boolean");
    schema.putArray("required").add(entity.idField()).add(DELETED);
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode outputs(Tool tool) {
    ObjectNode schema = object();
    ObjectNode properties = schema.putObject("properties");
    tool.outputs().forEach((name, value) -> properties.putObject(name).put("type", type(value)));
    ArrayNode required = schema.putArray("required");
    tool.outputs().keySet().forEach(required::add);
    return schema.put("additionalProperties", false);
  }

  private static String type(Expression expression) {
    return switch (expression.kind()) {
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case TEXT, DATE -> "string";
    };
  }

  private static ObjectNode row(List<Field> fields) {
    ObjectNode schema = object();
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Field field : fields) {
      ObjectNode type = enumeration(field.type().resultSchema(), field.values());
      properties.set(field.name(), type.put("description", field.description()));
      if (!field.optional()) {
        required.add(field.name());
      }
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode enumeration(ObjectNode schema, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode allowed = schema.putArray("enum");
      values.forEach(allowed::add);
    }
    return schema;
  }

  private static ObjectNode object() {
    return Json.object().put("type", "object");
  }
}
