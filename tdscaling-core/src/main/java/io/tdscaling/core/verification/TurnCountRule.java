package io.tdscaling.core.verification;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The conversation came to its end by itself: neither did the user speak {@value #MOST} times, nor
 * was the assistant stopped after as many messages before its last word.
 */
final class TurnCountRule implements Rule {
  /** After so many turns of a party a conversation is cut off. */
  private static final int MOST = 64;

  private static final String ID = "structure.too-many-turns";

  @Override
  public Optional<Verdict.Rejected> check(Examination request) {
    List<Message> messages = request.trajectory().messages();
    if (count(messages, UserMessage.class) >= MOST) {
      String reason = "the user speaks " + MOST + " times or more without coming to an end";
      return Faults.of(ID, messages.size() - 1, Party.USER, reason);
    }
    if (count(messages, AssistantMessage.class) >= MOST && !hasLastWord(messages)) {
      String reason = "the assistant writes " + MOST + " messages without coming to an end";
      return Faults.ofAssistant(ID, messages.size() - 1, reason);
    }
    return Optional.empty();
  }

  private static long count(List<Message> messages, Class<? extends Message> author) {
    return messages.stream().filter(author::isInstance).count();
  }

  private static boolean hasLastWord(List<Message> messages) {
    return messages.get(messages.size() - 1) instanceof AssistantMessage last
        && last.toolCalls().isEmpty();
  }
}
