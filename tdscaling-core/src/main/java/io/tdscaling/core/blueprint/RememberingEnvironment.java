package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks once what values are known, until the next call: that changes what is known. */
final class RememberingEnvironment implements ToolEnvironment {
  private final ToolEnvironment environment;
  private final Map<Asked, List<JsonNode>> known = new HashMap<>();

  private record Asked(ToolRef tool, String parameter) {}

  RememberingEnvironment(ToolEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public ToolResult call(ToolRef tool, JsonNode arguments) {
    known.clear();
    return environment.call(tool, arguments);
  }

  @Override
  public EffectClass effect(ToolRef tool) {
    return environment.effect(tool);
  }

  @Override
  public String stateDigest() {
    return environment.stateDigest();
  }

  @Override
  public List<JsonNode> knownValues(ToolRef tool, String parameter) {
    return known.computeIfAbsent(
        new Asked(tool, parameter), asked -> environment.knownValues(tool, parameter));
  }

  @Override
  public void close() {
    environment.close();
  }
}
