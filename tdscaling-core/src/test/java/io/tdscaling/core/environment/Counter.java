package io.tdscaling.core.environment;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.List;

/** An environment whose only state is how often it was called. */
final class Counter implements ToolEnvironment {
  final EnvironmentRequest request;
  int calls;
  boolean closed;

  Counter(EnvironmentRequest request) {
    this.request = request;
  }

  static ToolSpec tool(String service, String name) {
    return new ToolSpec(new ToolRef(service, name), "", Json.object(), null, ToolAnnotations.NONE);
  }

  @Override
  public ToolResult call(ToolRef tool, JsonNode arguments) {
    calls++;
    return ToolResult.ok(Json.object().put("calls", calls));
  }

  @Override
  public EffectClass effect(ToolRef tool) {
    return EffectClass.UPDATE;
  }

  @Override
  public String stateDigest() {
    return "calls " + calls;
  }

  @Override
  public List<JsonNode> knownValues(ToolRef tool, String parameter) {
    return List.of(Json.tree(tool.name() + "." + parameter));
  }

  @Override
  public void close() {
    closed = true;
  }
}
