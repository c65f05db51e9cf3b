package io.tdscaling.core.llm.openai;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation for a model that knows no tools: calls are JSON in the assistant's text, and the
 * results of tools, one after the other, are a message of the user.
 */
final class EnvelopeHistory {
  private EnvelopeHistory() {}

  static List<Message> written(List<Message> messages) {
    List<Message> written = new ArrayList<>();
    List<String> results = new ArrayList<>();
    for (Message message : messages) {
      if (message instanceof ToolMessage result) {
        results.add(line(result));
      } else {
        flush(results, written);
        written.add(
            message instanceof AssistantMessage said
                ? AssistantMessage.saying(EnvelopeForm.written(said))
                : message);
      }
    }
    flush(results, written);
    return written;
  }

  private static void flush(List<String> results, List<Message> into) {
    if (!results.isEmpty()) {
      into.add(new UserMessage(String.join("\n", results)));
      results.clear();
    }
  }

  private static String line(ToolMessage result) {
    String name = result.name().isEmpty() ? "the tool" : result.name();
    return "Result of " + name + ": " + result.text();
  }
}
