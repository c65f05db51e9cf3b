package io.tdscaling.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Perturbation.ChangeOfMind;
import io.tdscaling.api.blueprint.Perturbation.Declined;
import io.tdscaling.api.blueprint.Perturbation.Injected;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Perturbation.NotFound;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.fixture.PlanLab;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a blueprint of a mode looks like, and whether a cluster allows of one. */
final class ModeStructure {
  private ModeStructure() {}

  /** Returns whether the tools of a cluster allow of the mode at all. */
  static boolean isPossible(ReasoningMode mode, ToolCluster cluster, PlanLab lab) {
    EnvironmentRequest request = new EnvironmentRequest(cluster.tools(), 1);
    try (ToolEnvironment environment = lab.environments().open(request)) {
      return cluster.tools().stream()
          .anyMatch(tool -> allows(mode, tool, environment.effect(tool.ref()), cluster));
    }
  }

  private static boolean allows(
      ReasoningMode mode, ToolSpec tool, EffectClass effect, ToolCluster cluster) {
    int parameters = tool.inputSchema().path("properties").size();
    return switch (mode) {
      case PARALLEL -> cluster.tools().size() > 1 || parameters > 0;
      case ITERATIVE -> effect.readsOnly() && tool.inputSchema().path("required").size() > 0;
      case CLARIFYING -> asksTheUser(tool, cluster);
      case CONFIRMING -> !effect.readsOnly();
      case REVISING -> Revision.isRepeatable(effect) && parameters > 1;
      case SEQUENTIAL, RECOVERING, REFUSING, CODE_AIDED -> true;
    };
  }

  /** What an earlier result always gives need not be asked for. */
  private static boolean asksTheUser(ToolSpec tool, ToolCluster cluster) {
    Set<String> asked = new TreeSet<>();
    tool.inputSchema().path("required").forEach(name -> asked.add(name.asText()));
    cluster.dependencies().stream()
        .filter(dependency -> dependency.isData() && dependency.consumer().equals(tool.ref()))
        .forEach(dependency -> asked.remove(dependency.parameter()));
    return !asked.isEmpty();
  }

  /** Returns whether the blueprint aims at its mode, and fails if it does so only in part. */
  static boolean isShown(Blueprint plan) {
    if (!ModeShape.isShownBy(plan)) {
      return false;
    }
    List<Phase> phases = plan.phases();
    Phase last = phases.get(phases.size() - 1);
    switch (plan.mode()) {
      case PARALLEL ->
          assertThat(phases)
              .flatExtracting(Phase::steps)
              .anyMatch(step -> step.calls().size() >= 2);
      case CLARIFYING -> {
        assertThat(phases).anyMatch(phase -> !phase.disclosures().isEmpty());
      }
      case CONFIRMING -> {
        assertThat(plan.perturbations(NeedsConfirmation.class)).isNotEmpty();
        assertThat(plan.policies()).isNotEmpty();
      }
      case RECOVERING ->
          assertThat(plan.perturbations())
              .anyMatch(p -> p instanceof Injected || p instanceof NotFound);
      case REVISING -> revising(plan);
      case REFUSING -> {
        assertThat(last.closing()).isEqualTo(DialogueAct.REFUSE);
        boolean declined =
            plan.perturbations(Declined.class).anyMatch(d -> d.phase() == phases.size() - 1);
        assertThat(last.steps().isEmpty()).isEqualTo(declined);
        if (!declined) {
          List<PlannedCall> calls = plan.calls();
          assertThat(calls.get(calls.size() - 1).fails()).isTrue();
        }
      }
      case SEQUENTIAL, ITERATIVE, CODE_AIDED -> assertThat(plan.calls()).isNotEmpty();
    }
    return true;
  }

  /** The second phase does an earlier call again, with the parameter changed and one kept. */
  private static void revising(Blueprint plan) {
    assertThat(plan.phases()).hasSize(2);
    ChangeOfMind change = plan.perturbations(ChangeOfMind.class).findFirst().orElseThrow();
    PlannedCall earlier = call(plan, change.call());
    PlannedCall again = call(plan, change.again());
    assertThat(plan.phases().get(1).steps()).hasSize(1);
    assertThat(plan.phases().get(1).steps().get(0).calls()).containsExactly(again);
    assertThat(again.tool()).isEqualTo(earlier.tool());
    assertThat(again.arguments().get(change.parameter()))
        .isNotEqualTo(earlier.arguments().get(change.parameter()));
    assertThat(again.arguments().entrySet())
        .anyMatch(
            argument -> argument.getValue().equals(earlier.arguments().get(argument.getKey())));
  }

  private static PlannedCall call(Blueprint plan, String id) {
    return plan.calls().stream().filter(call -> call.id().equals(id)).findFirst().orElseThrow();
  }
}
