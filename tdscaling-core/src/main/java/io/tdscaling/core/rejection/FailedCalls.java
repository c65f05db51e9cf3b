package io.tdscaling.core.rejection;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The calls of one step that failed, and the conversation without them and their answers. */
final class FailedCalls {
  private final List<Message> messages;
  private final List<StepNote> notes;
  private final int step;
  private final AssistantMessage said;
  private final StepNote note;
  private final Set<String> failed;

  private FailedCalls(List<Message> messages, List<StepNote> notes, int step, StepNote note) {
    this.messages = messages;
    this.notes = notes;
    this.step = step;
    this.said = (AssistantMessage) messages.get(step);
    this.note = note;
    this.failed =
        note.calls().stream()
            .filter(CallNote::error)
            .map(CallNote::callId)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns those of the assistant's message at a position. */
  static FailedCalls of(List<Message> messages, List<StepNote> notes, int step) {
    StepNote note =
        notes.stream().filter(other -> other.message() == step).findFirst().orElseThrow();
    return new FailedCalls(messages, notes, step, note);
  }

  /** Returns whether no call of the step failed. */
  boolean noneFailed() {
    return failed.isEmpty();
  }

  /** Returns whether every call of the step failed. */
  boolean allFailed() {
    return note.calls().stream().allMatch(CallNote::error);
  }

  /** Returns the conversation without them; a step of which nothing is left is not in it. */
  Trajectory takenOut(Trajectory conversation) {
    return new Trajectory(
        conversation.id(),
        conversation.tools(),
        messagesLeft(),
        notesLeft(),
        conversation.domains(),
        conversation.endState(),
        conversation.provenance());
  }

  List<Message> messagesLeft() {
    List<Message> left = new ArrayList<>(messages.subList(0, step));
    if (!allFailed()) {
      List<ToolCall> calls =
          said.toolCalls().stream().filter(call -> !failed.contains(call.id())).toList();
      left.add(new AssistantMessage(said.text(), calls, said.reasoning()));
    }
    int answers = step + 1 + said.toolCalls().size();
    messages.subList(step + 1, answers).stream().filter(this::stays).forEach(left::add);
    left.addAll(messages.subList(answers, messages.size()));
    return left;
  }

  List<StepNote> notesLeft() {
    int gone = failed.size() + (allFailed() ? 1 : 0);
    List<StepNote> left = new ArrayList<>();
    for (StepNote other : notes) {
      if (other.message() < step) {
        left.add(other);
      } else if (other.message() > step) {
        left.add(new StepNote(other.message() - gone, other.act(), other.calls()));
      } else if (!allFailed()) {
        left.add(
            new StepNote(
                step, note.act(), note.calls().stream().filter(call -> !call.error()).toList()));
      }
    }
    return left;
  }

  private boolean stays(Message message) {
    return !(message instanceof ToolMessage answer && failed.contains(answer.callId()));
  }
}
