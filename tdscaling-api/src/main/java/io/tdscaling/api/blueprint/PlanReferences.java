package io.tdscaling.api.blueprint;

import io.tdscaling.api.blueprint.Perturbation.ChangeOfMind;
import io.tdscaling.api.blueprint.Perturbation.ImpossibleRequest;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what a blueprint refers to that is not there. */
final class PlanReferences {
  private final Blueprint blueprint;
  private final Set<String> planned = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();

  private PlanReferences(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  /** Returns what is wrong, one sentence each, in the order of the document. */
  static List<String> problems(Blueprint blueprint) {
    PlanReferences references = new PlanReferences(blueprint);
    blueprint.phases().forEach(references::phase);
    blueprint.perturbations().forEach(references::perturbation);
    return references.problems;
  }

  private void phase(Phase phase) {
    for (PlannedStep step : phase.steps()) {
      Set<String> earlier = Set.copyOf(planned);
      step.calls().forEach(call -> call(call, earlier));
    }
    phase.facts().forEach(fact -> planned(fact.call(), "a fact"));
    phase.disclosures().forEach(told -> planned(told.call(), "a disclosure"));
  }

  private void call(PlannedCall call, Set<String> earlier) {
    if (!planned.add(call.id())) {
      problems.add("two planned calls have the id \"" + call.id() + "\"");
    }
    if (!blueprint.tools().containsKey(call.tool())) {
      problems.add("call " + call.id() + " is of \"" + call.tool() + "\", which is not offered");
    }
    call.arguments()
        .forEach(
            (parameter, source) -> {
              if (source instanceof FromResult result && !earlier.contains(result.from())) {
                problems.add(
                    "argument %s of call %s is from \"%s\", which is not an earlier call"
                        .formatted(parameter, call.id(), result.from()));
              }
            });
  }

  private void perturbation(Perturbation perturbation) {
    if (perturbation instanceof TransientFailure failure) {
      planned(failure.call(), "a transient failure");
    } else if (perturbation instanceof MissingParameter missing) {
      planned(missing.call(), "a missing parameter");
    } else if (perturbation instanceof NeedsConfirmation confirmation) {
      planned(confirmation.call(), "a confirmation");
    } else if (perturbation instanceof ChangeOfMind change) {
      planned(change.call(), "a change of mind");
      planned(change.again(), "a change of mind");
    } else if (perturbation instanceof ImpossibleRequest request
        && (request.phase() < 0 || request.phase() >= blueprint.phases().size())) {
      problems.add("an impossible request is in phase " + request.phase() + ", which is not there");
    }
  }

  private void planned(String call, String what) {
    if (!planned.contains(call)) {
      problems.add(what + " is about call \"" + call + "\", which is not planned before it");
    }
  }
}
