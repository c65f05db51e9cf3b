package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.util.Map;

/** An environment without state: each tool returns the same whatever it is asked. */
record PlainDesk(Map<String, JsonNode> results) implements ToolEnvironment {
  @Override
  public ToolResult call(ToolRef tool, JsonNode arguments) {
    return ToolResult.ok(results.getOrDefault(tool.name(), Json.object().put("done", "yes")));
  }

  @Override
  public EffectClass effect(ToolRef tool) {
    return results.containsKey(tool.name()) ? EffectClass.SEARCH : EffectClass.UPDATE;
  }

  @Override
  public String stateDigest() {
    return "";
  }
}
