package io.tdscaling.core.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands each call to the environment that knows the tool. */
final class RoutingEnvironment implements ToolEnvironment {
  private final List<ToolEnvironment> environments;
  private final Map<ToolRef, ToolEnvironment> byTool;

  RoutingEnvironment(List<ToolEnvironment> environments, Map<ToolRef, ToolEnvironment> byTool) {
    this.environments = List.copyOf(environments);
    this.byTool = Map.copyOf(byTool);
  }

  @Override
  public ToolResult call(ToolRef tool, JsonNode arguments) {
    ToolEnvironment environment = byTool.get(tool);
    return environment == null
        ? ToolResult.error("unknown_tool", "There is no tool " + tool.name() + ".")
        : environment.call(tool, arguments);
  }

  @Override
  public EffectClass effect(ToolRef tool) {
    @Nullable ToolEnvironment environment = byTool.get(tool);
    if (environment == null) {
      throw new IllegalArgumentException("no such tool: " + tool);
    }
    return environment.effect(tool);
  }

  @Override
  public String stateDigest() {
    ArrayNode digests = Json.array();
    environments.forEach(environment -> digests.add(environment.stateDigest()));
    return Json.digest(digests);
  }

  @Override
  public String outcomeDigest() {
    ArrayNode digests = Json.array();
    environments.forEach(environment -> digests.add(environment.outcomeDigest()));
    return Json.digest(digests);
  }

  @Override
  public void restart() {
    environments.forEach(ToolEnvironment::restart);
  }

  @Override
  public List<JsonNode> knownValues(ToolRef tool, String parameter) {
    ToolEnvironment environment = byTool.get(tool);
    return environment == null ? List.of() : environment.knownValues(tool, parameter);
  }

  @Override
  public void close() {
    RuntimeException first = null;
    for (ToolEnvironment environment : environments) {
      try {
        environment.close();
      } catch (RuntimeException fault) {
        if (first == null) {
          first = fault;
        } else {
          first.addSuppressed(fault);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
