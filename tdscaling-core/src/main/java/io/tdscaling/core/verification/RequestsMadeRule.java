package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The user makes every request of the plan. A turn that replies to a question or a demand for
 * confirmation makes none; where the act of what the assistant says is unknown, every turn may.
 */
final class RequestsMadeRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<Message> messages = request.trajectory().messages();
    long turns = messages.stream().filter(UserMessage.class::isInstance).count();
    long replies =
        request.trajectory().notes().stream().filter(note -> isRepliedTo(note, messages)).count();
    int planned = request.blueprint().phases().size();
    if (turns - replies >= planned) {
      return Optional.empty();
    }
    String reason =
        String.format(
            Locale.ROOT,
            "the user has %d requests to make and made %d before ending the conversation",
            planned,
            turns - replies);
    return Faults.of("user.request-not-made", messages.size() - 1, Party.USER, reason);
  }

  private static boolean isRepliedTo(StepNote note, List<Message> messages) {
    boolean asks = note.act() == DialogueAct.ASK || note.act() == DialogueAct.CONFIRM;
    return asks
        && note.message() + 1 < messages.size()
        && messages.get(note.message() + 1) instanceof UserMessage;
  }
}
