package io.tdscaling.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fails the first calls of some tools before they reach the environment. */
final class FailingEnvironment implements ToolEnvironment {
  private final ToolEnvironment environment;
  private final Map<ToolRef, Integer> failuresLeft;

  FailingEnvironment(ToolEnvironment environment, Map<ToolRef, Integer> failures) {
    this.environment = environment;
    this.failuresLeft = new TreeMap<>(failures);
  }

  @Override
  public ToolResult call(ToolRef tool, JsonNode arguments) {
    int left = failuresLeft.getOrDefault(tool, 0);
    if (left == 0) {
      return environment.call(tool, arguments);
    }
    failuresLeft.put(tool, left - 1);
    return ToolResult.error(
        "temporarily_unavailable", "The service did not answer in time. Please try again.");
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
    return environment.knownValues(tool, parameter);
  }

  @Override
  public void close() {
    environment.close();
  }
}
