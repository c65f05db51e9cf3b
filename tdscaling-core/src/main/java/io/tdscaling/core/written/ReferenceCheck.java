package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Blueprint;
import java.util.List;

/** Reports references to what is not there, each with the phase or perturbation that makes it. */
final class ReferenceCheck {
  private ReferenceCheck() {}

  static void check(Blueprint plan, Findings findings) {
    int said = 0;
    // What a longer beginning of the plan adds is the fault of its last part.
    for (int i = 0; i < plan.phases().size(); i++) {
      List<String> problems = part(plan, i + 1, 0).problems();
      add("/phases/" + i, problems.subList(said, problems.size()), findings);
      said = problems.size();
    }
    for (int i = 0; i < plan.perturbations().size(); i++) {
      List<String> problems = part(plan, plan.phases().size(), i + 1).problems();
      add("/perturbations/" + i, problems.subList(said, problems.size()), findings);
      said = problems.size();
    }
  }

  private static void add(String pointer, List<String> problems, Findings findings) {
    problems.forEach(problem -> findings.add(pointer, problem));
  }

  private static Blueprint part(Blueprint plan, int phases, int perturbations) {
    return plan.with(
        plan.phases().subList(0, phases),
        plan.perturbations().subList(0, perturbations),
        plan.expectedEndState());
  }
}
