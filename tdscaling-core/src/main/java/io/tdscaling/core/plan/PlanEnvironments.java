package io.tdscaling.core.plan;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;

/** Opens the environment that a blueprint is to be executed in, the failures it plans included. */
public final class PlanEnvironments {
  private PlanEnvironments() {}

  /**
   * Opens the environment of a blueprint.
   *
   * @param factory opens the environment itself
   * @param blueprint gives the seed and the failures
   * @param tools specs of the offered tools, in the blueprint's order
   */
  public static ToolEnvironment open(
      EnvironmentFactory factory, Blueprint blueprint, List<ToolSpec> tools) {
    ToolEnvironment environment =
        factory.open(new EnvironmentRequest(tools, blueprint.environmentSeed()));
    InjectedFailures failures = InjectedFailures.of(blueprint);
    return failures.isEmpty() ? environment : new FailingEnvironment(environment, failures);
  }
}
