package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import java.util.Optional;

/** What rules answer with. */
final class Faults {
  /** The step of what is wrong with a trajectory as a whole. */
  static final int WHOLE = -1;

  private Faults() {}

  /** Returns a fault of the assistant. */
  static Optional<Verdict.Rejected> ofAssistant(String rule, int step, String reason) {
    return of(rule, step, Party.ASSISTANT, reason);
  }

  /** Returns a fault of whoever wrote the message. */
  static Optional<Verdict.Rejected> at(String rule, int step, Message message, String reason) {
    return of(rule, step, author(message), reason);
  }

  static Optional<Verdict.Rejected> of(String rule, int step, Party party, String reason) {
    return Optional.of(new Verdict.Rejected(rule, step, party, reason));
  }

  private static Party author(Message message) {
    if (message instanceof UserMessage) {
      return Party.USER;
    }
    if (message instanceof AssistantMessage) {
      return Party.ASSISTANT;
    }
    return message instanceof ToolMessage ? Party.TOOL : Party.BLUEPRINT;
  }
}
