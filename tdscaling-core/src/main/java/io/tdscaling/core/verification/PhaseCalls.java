package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.PlanBindings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of a conversation's calls belong to which phase of its plan, found by walking both
 * together: a planned call is the next of its tool that came out as planned, and one that was never
 * made, or whose condition does not hold, is passed over.
 */
final class PhaseCalls {
  private final List<Made> made;
  private int next;
  private int lastStep;

  /** Results by planned call id, so far. */
  private final Map<String, JsonNode> results = new HashMap<>();

  private record Made(String tool, int step, boolean failed, String answer) {}

  private PhaseCalls(List<Made> made) {
    this.made = made;
  }

  /**
   * Returns, for each phase, the position of the message with its last call; for a phase without
   * calls that of the phase before, or 0.
   */
  static List<Integer> lastSteps(List<Phase> phases, Trajectory trajectory) {
    PhaseCalls walk = new PhaseCalls(made(trajectory));
    return phases.stream().map(walk::lastStep).toList();
  }

  private int lastStep(Phase phase) {
    for (PlannedStep step : phase.steps()) {
      if (PlanBindings.isMade(step, results)) {
        step.calls().forEach(this::advanceTo);
      }
    }
    return lastStep;
  }

  private void advanceTo(PlannedCall planned) {
    for (int i = next; i < made.size(); i++) {
      Made call = made.get(i);
      if (call.tool().equals(planned.tool()) && call.failed() == planned.fails()) {
        lastStep = call.step();
        next = i + 1;
        results.put(planned.id(), Json.parseOrText(call.answer()));
        return;
      }
    }
  }

  private static List<Made> made(Trajectory trajectory) {
    Map<String, String> answers = new HashMap<>();
    for (Message message : trajectory.messages()) {
      if (message instanceof ToolMessage answer) {
        answers.put(answer.callId(), answer.text());
      }
    }
    List<Made> made = new ArrayList<>();
    for (StepNote note : trajectory.notes()) {
      AssistantMessage said = (AssistantMessage) trajectory.messages().get(note.message());
      for (int i = 0; i < said.toolCalls().size(); i++) {
        ToolCall call = said.toolCalls().get(i);
        boolean failed = note.calls().get(i).error();
        String answer = answers.getOrDefault(call.id(), "");
        made.add(new Made(call.name(), note.message(), failed, answer));
      }
    }
    return made;
  }
}
