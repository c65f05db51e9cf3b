package io.tdscaling.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import java.util.List;

/** An environment that is another one, but for what a subclass changes. */
public abstract class ForwardingEnvironment implements ToolEnvironment {
  private final ToolEnvironment environment;

  /** Makes an environment that is the given one. */
  protected ForwardingEnvironment(ToolEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public ToolResult call(ToolRef tool, JsonNode arguments) {
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
  public String outcomeDigest() {
    return environment.outcomeDigest();
  }

  @Override
  public void restart() {
    environment.restart();
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
