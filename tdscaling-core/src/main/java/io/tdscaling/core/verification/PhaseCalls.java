package io.tdscaling.core.verification;

import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of a conversation's calls belong to which phase of its plan, found by walking both
 * together: a planned call is the next successful one of its tool, and one that was never made is
 * passed over.
 */
final class PhaseCalls {
  private final List<Made> made;
  private int next;
  private int lastStep;

  private record Made(String tool, int step) {}

  private PhaseCalls(List<Made> made) {
    this.made = made;
  }

  /**
   * Returns, for each phase, the position of the message with its last call; for a phase without
   * calls that of the phase before, or 0.
   */
  static List<Integer> lastSteps(List<Phase> phases, Trajectory trajectory) {
    PhaseCalls walk = new PhaseCalls(successful(trajectory));
    return phases.stream().map(walk::lastStep).toList();
  }

  private int lastStep(Phase phase) {
    for (PlannedStep step : phase.steps()) {
      for (PlannedCall planned : step.calls()) {
        advanceTo(planned.tool());
      }
    }
    return lastStep;
  }

  private void advanceTo(String tool) {
    for (int i = next; i < made.size(); i++) {
      if (made.get(i).tool().equals(tool)) {
        lastStep = made.get(i).step();
        next = i + 1;
        return;
      }
    }
  }

  private static List<Made> successful(Trajectory trajectory) {
    List<Made> made = new ArrayList<>();
    for (StepNote note : trajectory.notes()) {
      AssistantMessage said = (AssistantMessage) trajectory.messages().get(note.message());
      for (int i = 0; i < said.toolCalls().size(); i++) {
        ToolCall call = said.toolCalls().get(i);
        if (!note.calls().get(i).error()) {
          made.add(new Made(call.name(), note.message()));
        }
      }
    }
    return made;
  }
}
