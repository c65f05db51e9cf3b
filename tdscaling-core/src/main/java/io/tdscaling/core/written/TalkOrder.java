package io.tdscaling.core.written;

import io.tdscaling.api.blueprint.Disclosure;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds replies that would answer another question: the user tells things in the order in which
 * they are written, whatever is asked.
 */
final class TalkOrder {
  private final WrittenPlan written;
  private final Set<String> made;

  /** Looks at a plan whose execution made these calls. */
  TalkOrder(WrittenPlan written, Map<String, ?> results) {
    this.written = written;
    this.made = results.keySet();
  }

  void check() {
    List<Phase> phases = written.plan().phases();
    for (int i = 0; i < phases.size(); i++) {
      disclosures("/phases/" + i + "/disclosures", phases.get(i));
    }
  }

  private void disclosures(String pointer, Phase phase) {
    List<Disclosure> asked = new ArrayList<>();
    for (PlannedStep step : phase.steps()) {
      List<String> calls = step.calls().stream().map(PlannedCall::id).toList();
      phase.disclosures().stream()
          .filter(told -> calls.contains(told.call()) && made.contains(told.call()))
          .forEach(asked::add);
    }
    if (!phase.disclosures().subList(0, asked.size()).equals(asked)) {
      written
          .findings()
          .add(
              pointer,
              "must stand in the order in which their calls are made, those of calls that are not"
                  + " made last; asked for are "
                  + asked.stream().map(told -> told.call() + " " + told.parameter()).toList());
    }
  }
}
