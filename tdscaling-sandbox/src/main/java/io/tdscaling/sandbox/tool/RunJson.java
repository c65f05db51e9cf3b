package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads what a backend tells as JSON. */
final class RunJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private RunJson() {}

  /**
   * Reads an object.
   *
   * @throws IllegalStateException if it is none, which is the backend's fault
   */
  static ObjectNode object(String text) {
    try {
      JsonNode value = MAPPER.readTree(text);
      if (value instanceof ObjectNode object) {
        return object;
      }
      throw new IllegalStateException("the backend returned " + value.getNodeType());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the backend returned no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
