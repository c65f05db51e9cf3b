package io.tdscaling.core.verification;

import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.text.Excerpt;
import java.util.List;
import java.util.Optional;

/**
 * A call that policy wants confirmed is made only after the assistant asked and the user replied,
 * since the request. Where the act of what the assistant says is unknown, any words of its own that
 * the user replied to count as asking.
 */
final class ConfirmationRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<String> sensitive =
        request
            .blueprint()
            .perturbations(NeedsConfirmation.class)
            .map(NeedsConfirmation::call)
            .toList();
    if (sensitive.isEmpty()) {
      return Optional.empty();
    }
    PlanMatch match = request.match();
    for (PlannedCall planned : request.blueprint().calls()) {
      if (sensitive.contains(planned.id())) {
        Optional<PlanMatch.Made> unconfirmed =
            match.tries(planned).stream()
                .filter(made -> !isConfirmed(request.trajectory(), made.step()))
                .findFirst();
        if (unconfirmed.isPresent()) {
          return fault(unconfirmed.get());
        }
      }
    }
    return Optional.empty();
  }

  /** Looks back from the call to where its request was made. */
  private static boolean isConfirmed(Trajectory trajectory, int call) {
    List<Message> messages = trajectory.messages();
    List<StepNote> notes = trajectory.notes();
    for (int i = notes.size() - 1; i >= 0; i--) {
      StepNote note = notes.get(i);
      if (note.message() < call) {
        if (note.act() == DialogueAct.ANSWER || note.act() == DialogueAct.REFUSE) {
          return false;
        }
        boolean asks = note.act() == DialogueAct.CONFIRM || note.act() == DialogueAct.TALK;
        if (asks && messages.get(note.message() + 1) instanceof UserMessage) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<Verdict.Rejected> fault(PlanMatch.Made made) {
    String reason =
        "the call of %s needs the user's confirmation, which was not asked for and given before"
            .formatted(Excerpt.of(made.call().name()));
    return Faults.ofAssistant("policy.unconfirmed-call", made.step(), reason);
  }
}
