package io.tdscaling.api.environment;

import io.tdscaling.api.tool.ToolSpec;
import java.util.List;

/**
 * What an environment is opened for. Equal requests open environments that behave the same.
 *
 * @param tools the tools that may be called
 * @param seed seed of everything the environment makes up
 */
public record EnvironmentRequest(List<ToolSpec> tools, long seed) {
  /** Copies the list. */
  public EnvironmentRequest {
    tools = List.copyOf(tools);
  }
}
