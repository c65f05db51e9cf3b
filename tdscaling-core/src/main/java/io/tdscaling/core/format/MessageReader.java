package io.tdscaling.core.format;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import java.util.ArrayList;
import java.util.List;

/** Reads the messages that {@link MessageWriter} wrote, and nothing else. */
final class MessageReader {
  private MessageReader() {}

  static List<Message> messages(Place messages) throws FormatException {
    List<Message> result = new ArrayList<>();
    for (Place message : messages.elements()) {
      result.add(message(message));
    }
    return result;
  }

  private static Message message(Place message) throws FormatException {
    message.object();
    Place role = message.member("role");
    return switch (role.text()) {
      case "system" -> new SystemMessage(message.member("content").text());
      case "user" -> new UserMessage(message.member("content").text());
      case "assistant" -> assistant(message);
      case "tool" ->
          new ToolMessage(
              message.member("tool_call_id").text(),
              message.member("name").textOr(""),
              message.member("content").text());
      default -> throw role.wrong("must be system, user, assistant or tool");
    };
  }

  private static Message assistant(Place message) throws FormatException {
    List<ToolCall> calls = new ArrayList<>();
    Place toolCalls = message.member("tool_calls");
    if (!toolCalls.absent()) {
      for (Place call : toolCalls.elements()) {
        calls.add(call(call));
      }
    }
    return new AssistantMessage(
        message.member("content").textOr(""),
        calls,
        message.member("reasoning_content").textOr(""));
  }

  private static ToolCall call(Place call) throws FormatException {
    call.object();
    Place type = call.member("type");
    if (!type.text().equals("function")) {
      throw type.wrong("must be \"function\"");
    }
    Place function = call.member("function");
    function.object();
    return new ToolCall(
        call.member("id").text(),
        function.member("name").text(),
        Arguments.parse(function.member("arguments").text()));
  }
}
