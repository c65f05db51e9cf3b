package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Correction;
import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.written.WrittenPlan.WrittenFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where what is talked about in a phase does not fit what is called in it. */
final class PlanCheck {
  private final WrittenPlan written;
  private final List<String> confirmed;

  private PlanCheck(WrittenPlan written) {
    this.written = written;
    this.confirmed =
        written.plan().perturbations(NeedsConfirmation.class).map(NeedsConfirmation::call).toList();
  }

  static void check(WrittenPlan written) {
    PlanCheck check = new PlanCheck(written);
    List<Phase> phases = written.plan().phases();
    for (int i = 0; i < phases.size(); i++) {
      check.phase("/phases/" + i, phases.get(i), written.facts().get(i));
    }
    PerturbationCheck.check(written);
  }

  private void phase(String pointer, Phase phase, List<WrittenFact> facts) {
    Map<String, PlannedCall> calls = new LinkedHashMap<>();
    phase.steps().stream()
        .flatMap(step -> step.calls().stream())
        .forEach(call -> calls.put(call.id(), call));
    if (calls.isEmpty() && phase.closing() == DialogueAct.ANSWER) {
      written.findings().add(pointer, "has no steps, so its closing must be refuse, got answer");
    }
    for (int i = 0; i < phase.disclosures().size(); i++) {
      Disclosure told = phase.disclosures().get(i);
      argument(pointer + "/disclosures/" + i, told.call(), told.parameter(), calls);
    }
    for (int i = 0; i < phase.corrections().size(); i++) {
      correction(pointer + "/corrections/" + i, phase.corrections().get(i), calls);
    }
    for (WrittenFact fact : facts) {
      ofThisPhase(fact.pointer(), fact.call(), calls);
    }
    calls.values().forEach(call -> known(call, phase));
  }

  private boolean ofThisPhase(String pointer, String call, Map<String, PlannedCall> calls) {
    if (!calls.containsKey(call)) {
      written
          .findings()
          .add(pointer, "is about call \"" + call + "\", which this phase does not make");
    }
    return calls.containsKey(call);
  }

  private boolean argument(
      String pointer, String call, String parameter, Map<String, PlannedCall> calls) {
    if (!ofThisPhase(pointer, call, calls)) {
      return false;
    }
    boolean there = argument(calls, call, parameter) != null;
    if (!there) {
      written
          .findings()
          .add(pointer, "is about argument \"" + parameter + "\", which " + call + " lacks");
    }
    return there;
  }

  private static @Nullable ValueSource argument(
      Map<String, PlannedCall> calls, String call, String parameter) {
    PlannedCall planned = calls.get(call);
    return planned == null ? null : planned.arguments().get(parameter);
  }

  private void correction(String pointer, Correction right, Map<String, PlannedCall> calls) {
    if (!argument(pointer, right.call(), right.parameter(), calls)) {
      return;
    }
    if (!confirmed.contains(right.call())) {
      written
          .findings()
          .add(
              pointer,
              "needs a perturbation needs_confirmation of call "
                  + right.call()
                  + ", or nothing is put right");
    }
    ValueSource after = argument(calls, right.call(), right.parameter());
    if (after instanceof Known known && known.known().equals(right.before())) {
      written.findings().add(pointer + "/before", "must differ from the argument", right.before());
    }
  }

  /** What is only known has to be told at some time. */
  private void known(PlannedCall call, Phase phase) {
    call.arguments()
        .forEach(
            (parameter, source) -> {
              if (source instanceof Known && !told(call.id(), parameter, phase)) {
                written.problem(
                    call.id(),
                    "/arguments/" + Json.pointerToken(parameter),
                    "is known to the user, who never tells it: add a disclosure of "
                        + call.id()
                        + " and "
                        + parameter);
              }
            });
  }

  private static boolean told(String call, String parameter, Phase phase) {
    Stream<List<String>> disclosed =
        phase.disclosures().stream().map(told -> List.of(told.call(), told.parameter()));
    Stream<List<String>> corrected =
        phase.corrections().stream().map(right -> List.of(right.call(), right.parameter()));
    return Stream.concat(disclosed, corrected).anyMatch(List.of(call, parameter)::equals);
  }
}
