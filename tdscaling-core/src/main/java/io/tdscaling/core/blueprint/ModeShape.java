package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.AmbiguousReference;
import io.tdscaling.api.blueprint.Perturbation.ChangeOfMind;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Perturbation.NotFound;
import io.tdscaling.api.blueprint.Perturbation.PermanentFailure;
import io.tdscaling.api.blueprint.Perturbation.RateLimited;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.trajectory.DialogueAct;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells whether a plan has the shape that its reasoning mode stands for. */
final class ModeShape {
  private static final int ITERATIONS = 3;

  private ModeShape() {}

  /** Returns whether a blueprint, acted out as planned, shows the mode it aims at. */
  static boolean isShownBy(Blueprint plan) {
    return switch (plan.mode()) {
      case SEQUENTIAL -> !plan.calls().isEmpty();
      case PARALLEL ->
          plan.phases().stream()
              .flatMap(phase -> phase.steps().stream())
              .anyMatch(step -> step.calls().size() > 1);
      case ITERATIVE -> iterates(plan);
      case CLARIFYING ->
          has(plan, MissingParameter.class)
              || has(plan, AmbiguousReference.class)
              || has(plan, NotFound.class);
      case CONFIRMING -> has(plan, NeedsConfirmation.class);
      case RECOVERING -> recovers(plan);
      case REVISING -> has(plan, ChangeOfMind.class);
      case REFUSING -> plan.phases().stream().anyMatch(p -> p.closing() == DialogueAct.REFUSE);
      // Code comes from a code tool, which is a matter of the cluster, not of another try.
      case CODE_AIDED -> true;
    };
  }

  /** Failures that a later call makes good; those at the end of a request are not. */
  private static boolean recovers(Blueprint plan) {
    return has(plan, TransientFailure.class)
        || has(plan, RateLimited.class)
        || has(plan, NotFound.class)
        || plan.perturbations(PermanentFailure.class)
            .anyMatch(failure -> !endsOn(plan, failure.call()));
  }

  private static boolean endsOn(Blueprint plan, String call) {
    List<PlannedCall> calls = plan.calls();
    return calls.get(calls.size() - 1).id().equals(call);
  }

  private static boolean iterates(Blueprint plan) {
    Map<String, Long> counts =
        plan.calls().stream()
            .collect(Collectors.groupingBy(PlannedCall::tool, Collectors.counting()));
    return counts.values().stream().anyMatch(count -> count >= ITERATIONS);
  }

  private static boolean has(Blueprint plan, Class<? extends Perturbation> kind) {
    return plan.perturbations(kind).findAny().isPresent();
  }
}
