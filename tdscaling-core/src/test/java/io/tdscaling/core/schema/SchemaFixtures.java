package io.tdscaling.core.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;

/** JSON and tools for tests, written with single quotes. */
final class SchemaFixtures {
  private SchemaFixtures() {}

  static JsonNode json(String singleQuoted) {
    try {
      return Json.parse(singleQuoted.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(singleQuoted, e);
    }
  }

  static ToolSpec tool(String name, String inputSchema) {
    return tool(name, json(inputSchema));
  }

  static ToolSpec tool(String name, JsonNode inputSchema) {
    return new ToolSpec(new ToolRef("test", name), "", inputSchema, null, ToolAnnotations.NONE);
  }
}
