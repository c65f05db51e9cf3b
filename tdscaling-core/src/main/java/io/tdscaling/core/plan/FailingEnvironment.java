package io.tdscaling.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import java.util.List;

/** Fails calls of some tools before they reach the environment. */
final class FailingEnvironment implements ToolEnvironment {
  private final ToolEnvironment environment;
  private final InjectedFailures failures;

  FailingEnvironment(ToolEnvironment environment, InjectedFailures failures) {
    this.environment = environment;
    this.failures = failures;
  }

  @Override
  public ToolResult call(ToolRef tool, JsonNode arguments) {
    return failures.next(tool).orElseGet(() -> environment.call(tool, arguments));
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
