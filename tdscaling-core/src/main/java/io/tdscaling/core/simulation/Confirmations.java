package io.tdscaling.core.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Correction;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.chat.ToolCall;
import java.util.List;

/**
 * How often the user has to confirm in a phase: once for each step with a call that needs it, and
 * once more for each thing that the user puts right when asked.
 */
final class Confirmations {
  private final List<String> sensitive;
  private final List<Correction> corrections;

  Confirmations(Blueprint plan, Phase phase) {
    this.sensitive =
        plan.perturbations(NeedsConfirmation.class).map(NeedsConfirmation::call).toList();
    this.corrections = phase.corrections();
  }

  /** Returns how many confirmations the steps need that were made, and the one under way. */
  long needed(List<PlannedStep> reached) {
    long needed = 0;
    for (PlannedStep step : reached) {
      needed += needed(step);
    }
    return needed;
  }

  private long needed(PlannedStep step) {
    boolean asked = false;
    long corrected = 0;
    for (PlannedCall call : step.calls()) {
      asked |= sensitive.contains(call.id());
      for (Correction correction : corrections) {
        corrected += correction.call().equals(call.id()) ? 1 : 0;
      }
    }
    return asked ? 1 + corrected : 0;
  }

  /**
   * Returns calls as the user has them so far: with the values that are yet to be put right.
   *
   * @param calls the calls of the step under way, with planned ids
   * @param confirmed how often the user was asked in the phase
   */
  List<ToolCall> asKnown(List<ToolCall> calls, List<PlannedStep> reached, int confirmed) {
    long before = needed(reached.subList(0, reached.size() - 1));
    return calls.stream().map(call -> asKnown(call, confirmed - before)).toList();
  }

  private ToolCall asKnown(ToolCall call, long askedForStep) {
    ObjectNode arguments = call.arguments().deepCopy();
    corrections.stream()
        .filter(correction -> correction.call().equals(call.id()))
        .skip(askedForStep)
        .forEach(correction -> arguments.set(correction.parameter(), correction.before()));
    return new ToolCall(call.id(), call.name(), arguments);
  }
}
