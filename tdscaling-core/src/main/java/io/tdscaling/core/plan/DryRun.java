package io.tdscaling.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.CodeWork;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What executing a plan from start to end came to.
 *
 * @param results results by planned call id, in order; a step that was not made has none
 * @param endState digest of the environment's outcome
 * @param failure why the plan could not be executed; empty where it could
 */
public record DryRun(Map<String, JsonNode> results, String endState, String failure) {
  /** Most tries of a call whose tool is planned to fail at first. */
  public static final int MOST_TRIES = 4;

  /** Executes a blueprint's calls in a fresh environment, and what it checks afterwards. */
  public static DryRun of(Blueprint blueprint, EnvironmentFactory factory, List<ToolSpec> tools) {
    try (ToolEnvironment environment = PlanEnvironments.open(factory, blueprint, tools)) {
      StepRun run = new StepRun(blueprint.tools(), environment);
      boolean done =
          blueprint.phases().stream()
              .flatMap(phase -> phase.steps().stream())
              .allMatch(run::execute);
      if (!done) {
        return new DryRun(run.results(), "", run.failure());
      }
      String endState = PlanEnvironments.endState(environment, blueprint);
      return checked(blueprint, environment, run)
          .map(problem -> new DryRun(run.results(), "", problem))
          .orElseGet(() -> new DryRun(run.results(), endState, ""));
    }
  }

  private static Optional<String> checked(
      Blueprint blueprint, ToolEnvironment environment, StepRun run) {
    CodeWork code = blueprint.code();
    return code == null
        ? Optional.empty()
        : CodeGrading.problem(code, environment, tool -> run.resultsOf(code.service(), tool));
  }

  /** Returns whether every call came out as planned. */
  public boolean succeeded() {
    return failure.isEmpty();
  }
}
