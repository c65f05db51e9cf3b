package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The conversation opens with at most one system message and then the user, user and assistant take
 * turns, and the assistant has the last word. Where answers of tools stand is settled before.
 */
final class RoleRule implements Rule {
  private static final String ID = "structure.roles";

  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<Message> messages = request.trajectory().messages();
    int first = !messages.isEmpty() && messages.get(0) instanceof SystemMessage ? 1 : 0;
    if (first == messages.size()) {
      return Faults.of(ID, Faults.WHOLE, Party.USER, "nobody says anything");
    }
    if (!(messages.get(first) instanceof UserMessage)) {
      return wrong(messages, first, "where the user must begin");
    }
    for (int step = first + 1; step < messages.size(); step++) {
      if (outOfTurn(messages.get(step - 1), messages.get(step))) {
        return wrong(messages, step, "after a " + messages.get(step - 1).role() + " message");
      }
    }
    Message last = messages.get(messages.size() - 1);
    if (!(last instanceof AssistantMessage)) {
      String reason = "the conversation must end on the assistant, it ends on " + last.role();
      return Faults.ofAssistant(ID, messages.size() - 1, reason);
    }
    return Optional.empty();
  }

  private static boolean outOfTurn(Message before, Message message) {
    if (message instanceof UserMessage) {
      return !(before instanceof AssistantMessage);
    }
    if (message instanceof AssistantMessage) {
      return before instanceof AssistantMessage;
    }
    return message instanceof SystemMessage;
  }

  private static Optional<Verdict.Rejected> wrong(List<Message> messages, int step, String where) {
    Message message = messages.get(step);
    return Faults.at(ID, step, message, "a " + message.role() + " message stands " + where);
  }
}
