package io.tdscaling.api.blueprint;

import io.tdscaling.api.blueprint.Perturbation.Declined;
import io.tdscaling.api.blueprint.Perturbation.Distractors;
import io.tdscaling.api.blueprint.Perturbation.PolicyConflict;
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
      if (step.when() != null) {
        earlier(step.when().from(), "a condition", earlier);
      }
      step.calls().forEach(call -> call(call, earlier));
    }
    phase.facts().forEach(fact -> planned(fact.call(), "a fact"));
    phase.disclosures().forEach(told -> planned(told.call(), "a disclosure"));
    phase.corrections().forEach(right -> planned(right.call(), "a correction"));
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
              if (source instanceof FromResult result) {
                String what = "argument " + parameter + " of call " + call.id();
                earlier(result.from(), what, earlier);
              }
            });
  }

  private void earlier(String call, String what, Set<String> earlier) {
    if (!earlier.contains(call)) {
      problems.add(what + " is from \"" + call + "\", which is not an earlier call");
    }
  }

  private void perturbation(Perturbation perturbation) {
    perturbation.callIds().forEach(call -> planned(call, inWords(perturbation)));
    if (perturbation instanceof Declined declined
        && (declined.phase() < 0 || declined.phase() >= blueprint.phases().size())) {
      problems.add(
          "%s is in phase %d, which is not there"
              .formatted(inWords(perturbation), declined.phase()));
    }
    if (perturbation instanceof PolicyConflict conflict) {
      offered(List.of(conflict.tool()), inWords(perturbation));
    } else if (perturbation instanceof Distractors distractors) {
      offered(distractors.tools(), inWords(perturbation));
    }
  }

  private static String inWords(Perturbation perturbation) {
    return "perturbation " + perturbation.label();
  }

  private void offered(List<String> tools, String what) {
    for (String tool : tools) {
      if (!blueprint.tools().containsKey(tool)) {
        problems.add(what + " is about tool \"" + tool + "\", which is not offered");
      }
    }
  }

  private void planned(String call, String what) {
    if (!planned.contains(call)) {
      problems.add(what + " is about call \"" + call + "\", which is not planned before it");
    }
  }
}
