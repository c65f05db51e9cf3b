package io.tdscaling.core.blueprint;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.plan.OfferedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a plan is made with: the tools on offer and the environment they act in.
 *
 * @param offered specs of all tools on offer, in the order in which they are offered
 * @param plannable those of them that the plan may call
 * @param names the tools on offer by offered name, in that order
 * @param environmentSeed seed of the environment
 */
record PlanStage(
    List<ToolSpec> offered,
    List<ToolSpec> plannable,
    Map<String, ToolRef> names,
    long environmentSeed) {
  /** Sets a stage with distractors among the tools that the plan may call. */
  static PlanStage of(List<ToolSpec> plannable, List<ToolSpec> offered, long environmentSeed) {
    return new PlanStage(offered, plannable, OfferedNames.of(offered), environmentSeed);
  }

  /** Returns this stage with one more tool, which the plan may call. */
  PlanStage with(ToolSpec tool) {
    List<ToolSpec> more = new ArrayList<>(offered);
    more.add(tool);
    List<ToolSpec> callable = new ArrayList<>(plannable);
    callable.add(tool);
    return of(callable, more, environmentSeed);
  }

  ToolEnvironment open(EnvironmentFactory environments) {
    return environments.open(new EnvironmentRequest(offered, environmentSeed));
  }
}
