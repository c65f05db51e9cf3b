package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.AmbiguousReference;
import io.tdscaling.api.blueprint.Perturbation.Blocked;
import io.tdscaling.api.blueprint.Perturbation.ChangeOfMind;
import io.tdscaling.api.blueprint.Perturbation.CorrectedValue;
import io.tdscaling.api.blueprint.Perturbation.Declined;
import io.tdscaling.api.blueprint.Perturbation.Distractors;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.Perturbation.NotFound;
import io.tdscaling.api.blueprint.Perturbation.PermanentFailure;
import io.tdscaling.api.blueprint.Perturbation.PermissionDenied;
import io.tdscaling.api.blueprint.Perturbation.PolicyConflict;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.trajectory.DialogueAct;
import java.util.List;
import java.util.Optional;

/** Finds perturbations that the plan does not bear out. */
final class PerturbationCheck {
  private final WrittenPlan written;
  private final Blueprint plan;
  private String pointer = "";

  private PerturbationCheck(WrittenPlan written) {
    this.written = written;
    this.plan = written.plan();
  }

  static void check(WrittenPlan written) {
    PerturbationCheck check = new PerturbationCheck(written);
    for (int i = 0; i < check.plan.perturbations().size(); i++) {
      check.pointer = "/perturbations/" + i;
      check.perturbation(check.plan.perturbations().get(i));
    }
  }

  private void perturbation(Perturbation perturbation) {
    if (perturbation instanceof MissingParameter missing) {
      disclosed(missing.call(), missing.parameter());
    } else if (perturbation instanceof AmbiguousReference vague) {
      disclosed(vague.call(), vague.parameter());
    } else if (perturbation instanceof CorrectedValue corrected) {
      corrected(corrected);
    } else if (perturbation instanceof NotFound absent) {
      fails(absent.call());
      require(!call(absent.again()).fails(), "call " + absent.again() + " must not have \"fails\"");
      argument(absent.call(), absent.parameter());
      argument(absent.again(), absent.parameter());
    } else if (perturbation instanceof ChangeOfMind change) {
      changed(change);
    } else if (perturbation instanceof Blocked
        || perturbation instanceof PermanentFailure
        || perturbation instanceof PermissionDenied) {
      fails(perturbation.callIds().get(0));
    } else {
      withoutCall(perturbation);
    }
  }

  private void withoutCall(Perturbation perturbation) {
    if (perturbation instanceof Declined declined) {
      require(
          phase(declined).closing() == DialogueAct.REFUSE,
          "phase " + declined.phase() + " must have the closing refuse");
    }
    if (perturbation instanceof PolicyConflict conflict) {
      require(!plan.policies().isEmpty(), "needs a policy that forbids the tool");
      uncalled(
          phase(conflict).steps().stream().flatMap(s -> s.calls().stream()).toList(),
          conflict.tool());
    } else if (perturbation instanceof Distractors distractors) {
      distractors.tools().forEach(tool -> uncalled(plan.calls(), tool));
    }
  }

  private void disclosed(String call, String parameter) {
    require(
        plan.phases().stream()
            .flatMap(phase -> phase.disclosures().stream())
            .anyMatch(told -> told.call().equals(call) && told.parameter().equals(parameter)),
        "needs a disclosure of call " + call + " and parameter " + parameter);
  }

  private void corrected(CorrectedValue corrected) {
    require(
        plan.phases().stream()
            .flatMap(phase -> phase.corrections().stream())
            .anyMatch(
                right ->
                    right.call().equals(corrected.call())
                        && right.parameter().equals(corrected.parameter())),
        "needs a correction of call %s and parameter %s"
            .formatted(corrected.call(), corrected.parameter()));
  }

  private void fails(String call) {
    require(call(call).fails(), "call " + call + " must have \"fails\": true");
  }

  private void argument(String call, String parameter) {
    require(
        call(call).arguments().containsKey(parameter),
        "call " + call + " has no argument \"" + parameter + "\"");
  }

  /** A change of mind may add a value, or take one back. */
  private void changed(ChangeOfMind change) {
    require(
        call(change.call()).arguments().containsKey(change.parameter())
            || call(change.again()).arguments().containsKey(change.parameter()),
        "neither call %s nor call %s has an argument \"%s\""
            .formatted(change.call(), change.again(), change.parameter()));
  }

  private void uncalled(List<PlannedCall> calls, String tool) {
    Optional<PlannedCall> caller =
        calls.stream().filter(call -> call.tool().equals(tool)).findFirst();
    caller.ifPresent(call -> require(false, "call " + call.id() + " is of \"" + tool + "\""));
  }

  private PlannedCall call(String id) {
    return plan.calls().stream().filter(call -> call.id().equals(id)).findFirst().orElseThrow();
  }

  private Phase phase(Declined declined) {
    return plan.phases().get(declined.phase());
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      written.findings().add(pointer, message);
    }
  }
}
