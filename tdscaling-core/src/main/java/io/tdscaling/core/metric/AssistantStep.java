package io.tdscaling.core.metric;

import io.tdscaling.api.trajectory.DialogueAct;
import java.util.List;

/**
 * One assistant message.
 *
 * @param userTurns how many user messages came before
 * @param act act of the talk; meaningless where there are calls
 * @param calls the calls, empty where the step only talks
 */
record AssistantStep(int userTurns, DialogueAct act, List<CallFacts> calls) {
  AssistantStep {
    calls = List.copyOf(calls);
  }

  boolean hasCalls() {
    return !calls.isEmpty();
  }

  boolean failed() {
    return calls.stream().anyMatch(call -> call.outcome().error());
  }
}
