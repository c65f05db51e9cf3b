package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.api.blueprint.PlannedStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan while it grows.
 *
 * @param calls its calls
 * @param spoken the calls as the user speaks of them in the request: without a value that is told
 *     later, with a value that turns out wrong; empty where the user does not speak of them
 * @param when what has to hold for the calls to be made, or null
 */
record DraftStep(List<DraftCall> calls, List<DraftCall> spoken, @Nullable Condition when) {
  DraftStep {
    calls = List.copyOf(calls);
    spoken = List.copyOf(spoken);
  }

  /** Returns a step that the user speaks of as it is. */
  static DraftStep of(List<DraftCall> calls) {
    return new DraftStep(calls, calls, null);
  }

  /** Returns this step with calls of the same ids as those given replaced by them. */
  DraftStep with(DraftCall call, DraftCall said) {
    return new DraftStep(replaced(calls, call), replaced(spoken, said), when);
  }

  /** Returns this step with the user not speaking of it. */
  DraftStep unspoken() {
    return new DraftStep(calls, List.of(), when);
  }

  PlannedStep planned() {
    return new PlannedStep(calls.stream().map(DraftCall::planned).toList(), when);
  }

  private static List<DraftCall> replaced(List<DraftCall> calls, DraftCall by) {
    return calls.stream()
        .map(call -> call.planned().id().equals(by.planned().id()) ? by : call)
        .toList();
  }
}
