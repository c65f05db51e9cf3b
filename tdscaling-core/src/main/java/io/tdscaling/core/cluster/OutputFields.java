package io.tdscaling.core.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.tool.ToolSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of the fields an output schema describes, through arrays and nested objects. */
final class OutputFields {
  private static final int MAX_DEPTH = 5;
  private static final int MAX_FIELDS = 200;

  private OutputFields() {}

  static List<String> of(ToolSpec tool) {
    Set<String> names = new LinkedHashSet<>();
    JsonNode schema = tool.outputSchema();
    if (schema != null) {
      collect(schema, 0, names);
    }
    return List.copyOf(names);
  }

  private static void collect(JsonNode schema, int depth, Set<String> into) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (into.size() >= MAX_FIELDS) {
        return;
      }
      if (isScalar(property.getValue())) {
        into.add(property.getKey());
      }
      collect(property.getValue(), depth + 1, into);
    }
    collect(schema.path("items"), depth + 1, into);
    for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
      schema.path(keyword).forEach(branch -> collect(branch, depth + 1, into));
    }
  }

  private static boolean isScalar(JsonNode schema) {
    return !schema.has("properties") && !schema.path("items").has("properties");
  }
}
