package io.tdscaling.core.rejection;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where two conversations part. Messages are the same that have role, text, and names and arguments
 * of calls in common; calls are told apart by their order, not by their ids.
 */
final class Fork {
  private Fork() {}

  /**
   * Returns the first position where the conversations differ, if the assistant speaks there in
   * both and a user has spoken before.
   */
  static OptionalInt of(List<Message> one, List<Message> other) {
    List<List<String>> keys = keys(one);
    List<List<String>> otherKeys = keys(other);
    int shorter = Math.min(one.size(), other.size());
    int at = 0;
    while (at < shorter && keys.get(at).equals(otherKeys.get(at))) {
      at++;
    }
    boolean assistants =
        at < shorter
            && one.get(at) instanceof AssistantMessage
            && other.get(at) instanceof AssistantMessage;
    boolean asked = one.subList(0, at).stream().anyMatch(UserMessage.class::isInstance);
    return assistants && asked ? OptionalInt.of(at) : OptionalInt.empty();
  }

  private static List<List<String>> keys(List<Message> messages) {
    Map<String, String> positions = new HashMap<>();
    List<List<String>> keys = new ArrayList<>();
    for (Message message : messages) {
      List<String> key = new ArrayList<>(List.of(message.role(), message.text()));
      if (message instanceof ToolMessage answer) {
        key.add(positions.getOrDefault(answer.callId(), ""));
      } else if (message instanceof AssistantMessage said) {
        for (ToolCall call : said.toolCalls()) {
          positions.put(call.id(), Integer.toString(positions.size()));
          key.add(call.name());
          key.add(Json.canonical(call.arguments()));
        }
      }
      keys.add(key);
    }
    return keys;
  }
}
