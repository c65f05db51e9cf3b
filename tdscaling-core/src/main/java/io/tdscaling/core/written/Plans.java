package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Phase;
import java.util.List;

/** Blueprints that differ in a few components. */
final class Plans {
  private Plans() {}

  static Blueprint with(
      Blueprint plan, List<Phase> phases, List<Perturbation> perturbations, String endState) {
    return copy(plan, plan.id(), phases, perturbations, endState);
  }

  static Blueprint named(Blueprint plan, String id) {
    return copy(plan, id, plan.phases(), plan.perturbations(), plan.expectedEndState());
  }

  private static Blueprint copy(
      Blueprint plan,
      String id,
      List<Phase> phases,
      List<Perturbation> perturbations,
      String endState) {
    return new Blueprint(
        id,
        plan.clusterId(),
        plan.goal(),
        plan.persona(),
        plan.mode(),
        plan.environmentSeed(),
        plan.tools(),
        plan.policies(),
        phases,
        perturbations,
        endState);
  }
}
