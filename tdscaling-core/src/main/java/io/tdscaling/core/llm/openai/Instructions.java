package io.tdscaling.core.llm.openai;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.SystemMessage;
import java.util.ArrayList;
import java.util.List;

/** Adds to what the system message says; many models take only one, and only at the beginning. */
final class Instructions {
  private Instructions() {}

  /** Returns the messages with a text at the end of the first, which is a system message. */
  static List<Message> added(List<Message> messages, String text) {
    List<Message> result = new ArrayList<>(messages);
    if (!messages.isEmpty() && messages.get(0) instanceof SystemMessage system) {
      result.set(0, new SystemMessage(system.text() + "\n\n" + text));
    } else {
      result.add(0, new SystemMessage(text));
    }
    return result;
  }
}
