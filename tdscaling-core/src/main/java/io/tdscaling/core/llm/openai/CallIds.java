package io.tdscaling.core.llm.openai;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives every call of an answer an id that no other call of the conversation has: its own, that
 * with a number, or, where it has none, {@code call_} with a number.
 */
final class CallIds {
  private final Set<String> taken = new HashSet<>();

  /** Starts with the ids that a conversation has already. */
  CallIds(List<Message> messages) {
    for (Message message : messages) {
      if (message instanceof AssistantMessage said) {
        for (ToolCall call : said.toolCalls()) {
          taken.add(call.id());
        }
      }
    }
  }

  /** Returns an id that was not returned before. */
  String unique(String given) {
    return given.isEmpty() ? numbered("call_", taken.size()) : distinct(given);
  }

  private String distinct(String given) {
    return taken.add(given) ? given : numbered(given + "-", 2);
  }

  private String numbered(String prefix, int first) {
    int number = first;
    while (!taken.add(prefix + number)) {
      number++;
    }
    return prefix + number;
  }
}
