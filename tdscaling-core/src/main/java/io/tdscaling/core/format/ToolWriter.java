package io.tdscaling.core.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.core.json.Json;
import java.util.List;

/** Writes tool definitions in OpenAI form. */
final class ToolWriter {
  private ToolWriter() {}

  static ArrayNode tools(List<OfferedTool> tools) {
    ArrayNode result = Json.array();
    tools.forEach(tool -> result.add(tool(tool)));
    return result;
  }

  private static ObjectNode tool(OfferedTool tool) {
    ObjectNode result = Json.object().put("type", "function");
    result
        .putObject("function")
        .put("name", tool.name())
        .put("description", tool.spec().description())
        .set("parameters", tool.spec().inputSchema());
    return result;
  }
}
