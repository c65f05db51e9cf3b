package io.tdscaling.api.environment;

import io.tdscaling.api.tool.ToolSpec;
import java.util.Optional;

/** Opens isolated environments. Called from several threads at once. */
@FunctionalInterface
public interface EnvironmentFactory {
  /** Opens an environment that shares no state with any other. */
  ToolEnvironment open(EnvironmentRequest request);

  /**
   * Returns why this factory's environments cannot execute a tool, or empty if they can. The
   * default is empty.
   */
  default Optional<String> unsupported(ToolSpec tool) {
    return Optional.empty();
  }
}
