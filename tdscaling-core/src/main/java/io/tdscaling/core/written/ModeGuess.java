package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.ChangeOfMind;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Perturbation.NotFound;
import io.tdscaling.api.blueprint.Perturbation.RateLimited;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.List;
import java.util.stream.Collectors;

/** Tells which reasoning mode a plan aims at: of those it has, the one that stands out most. */
final class ModeGuess {
  private static final int ITERATIONS = 3;

  private final List<Phase> phases;
  private final List<Perturbation> perturbations;

  private ModeGuess(List<Phase> phases, List<Perturbation> perturbations) {
    this.phases = phases;
    this.perturbations = perturbations;
  }

  static ReasoningMode of(List<Phase> phases, List<Perturbation> perturbations) {
    return new ModeGuess(phases, perturbations).mode();
  }

  private ReasoningMode mode() {
    if (has(ChangeOfMind.class)) {
      return ReasoningMode.REVISING;
    }
    if (has(TransientFailure.class) || has(RateLimited.class) || has(NotFound.class)) {
      return ReasoningMode.RECOVERING;
    }
    if (phases.stream().anyMatch(phase -> !phase.disclosures().isEmpty())) {
      return ReasoningMode.CLARIFYING;
    }
    if (has(NeedsConfirmation.class)) {
      return ReasoningMode.CONFIRMING;
    }
    if (phases.stream().anyMatch(phase -> phase.closing() == DialogueAct.REFUSE)) {
      return ReasoningMode.REFUSING;
    }
    return straight();
  }

  private ReasoningMode straight() {
    List<PlannedStep> steps = phases.stream().flatMap(phase -> phase.steps().stream()).toList();
    boolean iterates =
        steps.stream()
            .flatMap(step -> step.calls().stream())
            .collect(Collectors.groupingBy(PlannedCall::tool, Collectors.counting()))
            .values()
            .stream()
            .anyMatch(calls -> calls >= ITERATIONS);
    if (iterates) {
      return ReasoningMode.ITERATIVE;
    }
    return steps.stream().anyMatch(step -> step.calls().size() > 1)
        ? ReasoningMode.PARALLEL
        : ReasoningMode.SEQUENTIAL;
  }

  private boolean has(Class<? extends Perturbation> kind) {
    return perturbations.stream().anyMatch(kind::isInstance);
  }
}
