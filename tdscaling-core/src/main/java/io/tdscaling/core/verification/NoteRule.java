package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** There is one note for each assistant message, in order, and it names the message's calls. */
final class NoteRule implements Rule {
  private static final String ID = "structure.notes";

  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<Integer> steps = assistantSteps(request.trajectory().messages());
    List<StepNote> notes = request.trajectory().notes();
    if (steps.size() != notes.size()) {
      String reason =
          String.format(
              Locale.ROOT,
              "there are %d notes of %d assistant messages",
              notes.size(),
              steps.size());
      return Faults.of(ID, Faults.WHOLE, Party.TOOL, reason);
    }
    for (int i = 0; i < steps.size(); i++) {
      int step = steps.get(i);
      AssistantMessage said = (AssistantMessage) request.trajectory().messages().get(step);
      Optional<String> problem = problem(step, said, notes.get(i));
      if (problem.isPresent()) {
        return Faults.of(ID, step, Party.TOOL, problem.get());
      }
    }
    return Optional.empty();
  }

  private static List<Integer> assistantSteps(List<Message> messages) {
    List<Integer> steps = new ArrayList<>();
    for (int step = 0; step < messages.size(); step++) {
      if (messages.get(step) instanceof AssistantMessage) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static Optional<String> problem(int step, AssistantMessage said, StepNote note) {
    if (note.message() != step) {
      return Optional.of("the note is of message " + note.message());
    }
    List<String> called = said.toolCalls().stream().map(ToolCall::id).toList();
    List<String> noted = note.calls().stream().map(CallNote::callId).toList();
    return called.equals(noted)
        ? Optional.empty()
        : Optional.of("the note is of calls " + Excerpt.of(noted.toString()));
  }
}
