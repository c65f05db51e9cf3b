package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.verify.Verdict;
import java.util.List;
import java.util.Optional;

/** Every message says or calls something, in text that UTF-8 can hold. */
final class MessageTextRule implements Rule {
  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<Message> messages = request.trajectory().messages();
    for (int step = 0; step < messages.size(); step++) {
      Message message = messages.get(step);
      if (saysNothing(message)) {
        String reason = "the " + message.role() + " message is empty";
        return Faults.at("structure.empty-message", step, message, reason);
      }
      if (Texts.hasUnpairedSurrogate(message.text()) || malformedReasoning(message)) {
        String reason = "the " + message.role() + " message holds half a surrogate pair";
        return Faults.at("structure.malformed-text", step, message, reason);
      }
    }
    return Optional.empty();
  }

  private static boolean malformedReasoning(Message message) {
    return message instanceof AssistantMessage said && Texts.hasUnpairedSurrogate(said.reasoning());
  }

  private static boolean saysNothing(Message message) {
    boolean calls = message instanceof AssistantMessage said && !said.toolCalls().isEmpty();
    return !calls && message.text().isBlank();
  }
}
