package io.tdscaling.core.plan;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    Map<ToolRef, Integer> failures = plannedFailures(blueprint);
    return failures.isEmpty() ? environment : new FailingEnvironment(environment, failures);
  }

  private static Map<ToolRef, Integer> plannedFailures(Blueprint blueprint) {
    Map<ToolRef, Integer> failures = new TreeMap<>();
    List<PlannedCall> calls = blueprint.calls();
    blueprint
        .perturbations(TransientFailure.class)
        .forEach(
            failure ->
                calls.stream()
                    .filter(call -> call.id().equals(failure.call()))
                    .map(call -> blueprint.tools().get(call.tool()))
                    .forEach(tool -> failures.merge(tool, failure.times(), Integer::sum)));
    return failures;
  }
}
