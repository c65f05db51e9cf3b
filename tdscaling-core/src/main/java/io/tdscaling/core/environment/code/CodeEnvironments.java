package io.tdscaling.core.environment.code;

import io.tdscaling.api.code.CodeToolFactory;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolSpec;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Opens the workspaces of a code tool as environments. Thread-safe if the factory is. */
public final class CodeEnvironments implements EnvironmentFactory {
  private final CodeToolFactory factory;
  private final Set<String> names = new TreeSet<>();

  /**
   * Makes a factory.
   *
   * @param names names of the tools that the factory's workspaces have
   */
  public CodeEnvironments(CodeToolFactory factory, Set<String> names) {
    this.factory = factory;
    this.names.addAll(names);
  }

  @Override
  public ToolEnvironment open(EnvironmentRequest request) {
    return new CodeEnvironment(factory.open(request.seed()));
  }

  @Override
  public Optional<String> unsupported(ToolSpec tool) {
    return names.contains(tool.ref().name())
        ? Optional.empty()
        : Optional.of("the code tool has no tool " + tool.ref().name());
  }
}
