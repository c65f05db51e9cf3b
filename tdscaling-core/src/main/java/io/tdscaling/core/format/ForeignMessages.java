package io.tdscaling.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.core.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads the messages of one conversation from a foreign dataset. Calls without ids get some, and
 * answers that name no call are taken to answer the calls in order. For one conversation only.
 */
final class ForeignMessages {
  private final Deque<String> unanswered = new ArrayDeque<>();
  private int calls;

  List<Message> read(Place messages) throws FormatException {
    List<Message> result = new ArrayList<>();
    for (Place message : messages.elements()) {
      result.add(message(message));
    }
    return result;
  }

  private Message message(Place message) throws FormatException {
    message.object();
    Place role = message.member("role");
    String text = content(message.member("content"));
    return switch (role.text()) {
      case "system", "developer" -> new SystemMessage(text);
      case "user" -> new UserMessage(text);
      case "assistant" ->
          new AssistantMessage(text, calls(message), content(message.member("reasoning_content")));
      case "tool", "function" -> answer(message, text);
      default -> throw role.wrong("must be system, developer, user, assistant, tool or function");
    };
  }

  private ToolMessage answer(Place message, String text) throws FormatException {
    String id = message.member("tool_call_id").textOr("");
    if (id.isEmpty()) {
      id = unanswered.isEmpty() ? "" : unanswered.removeFirst();
    } else {
      unanswered.remove(id);
    }
    return new ToolMessage(id, ForeignTools.name(message.member("name").textOr("")), text);
  }

  private List<ToolCall> calls(Place message) throws FormatException {
    List<ToolCall> result = new ArrayList<>();
    Place toolCalls = message.member("tool_calls");
    if (!toolCalls.absent()) {
      for (Place call : toolCalls.elements()) {
        result.add(call(call.member("id"), call.firstMember("function", "custom")));
      }
    }
    Place legacy = message.member("function_call");
    if (!legacy.absent()) {
      result.add(call(legacy.member("id"), legacy));
    }
    return result;
  }

  private ToolCall call(Place id, Place function) throws FormatException {
    function.object();
    calls++;
    String given = id.textOr("");
    String used = given.isEmpty() ? "call_" + calls : given;
    unanswered.addLast(used);
    return new ToolCall(
        used,
        ForeignTools.name(function.member("name").text()),
        arguments(function.firstMember("arguments", "input")));
  }

  private static JsonNode arguments(Place arguments) {
    JsonNode node = arguments.node();
    if (arguments.absent() || (node.isTextual() && node.textValue().isBlank())) {
      return Json.object();
    }
    return node.isTextual() ? Arguments.parse(node.textValue()) : node;
  }

  /** Returns the text; of a list of parts the texts, and the type of what is not text. */
  private static String content(Place content) throws FormatException {
    if (!content.node().isArray()) {
      return content.textOr("");
    }
    List<String> parts = new ArrayList<>();
    for (Place part : content.elements()) {
      JsonNode node = part.node();
      if (node.isTextual() || node.path("text").isTextual()) {
        parts.add(node.isTextual() ? node.textValue() : node.path("text").textValue());
      } else {
        parts.add("[" + part.member("type").text() + "]");
      }
    }
    return String.join("\n", parts);
  }
}
