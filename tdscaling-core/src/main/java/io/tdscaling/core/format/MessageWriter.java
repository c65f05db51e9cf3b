package io.tdscaling.core.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.core.json.Json;
import java.util.List;

/** Writes messages in OpenAI chat form. */
final class MessageWriter {
  private MessageWriter() {}

  static ArrayNode messages(List<Message> messages) {
    ArrayNode result = Json.array();
    messages.forEach(message -> result.add(message(message)));
    return result;
  }

  private static ObjectNode message(Message message) {
    ObjectNode result = Json.object().put("role", message.role());
    if (message instanceof ToolMessage answer) {
      return answer(result, answer);
    }
    if (message instanceof AssistantMessage said) {
      return said(result, said);
    }
    return result.put("content", message.text());
  }

  private static ObjectNode answer(ObjectNode result, ToolMessage answer) {
    result.put("tool_call_id", answer.callId());
    if (!answer.name().isEmpty()) {
      result.put("name", answer.name());
    }
    return result.put("content", answer.text());
  }

  private static ObjectNode said(ObjectNode result, AssistantMessage said) {
    if (!said.reasoning().isEmpty()) {
      result.put("reasoning_content", said.reasoning());
    }
    return said.toolCalls().isEmpty() ? result.put("content", said.text()) : calls(result, said);
  }

  private static ObjectNode calls(ObjectNode result, AssistantMessage said) {
    // Null, not "": some chat templates print an empty content and train on it.
    result.put("content", said.text().isEmpty() ? null : said.text());
    ArrayNode calls = result.putArray("tool_calls");
    said.toolCalls().forEach(call -> calls.add(call(call)));
    return result;
  }

  private static ObjectNode call(ToolCall call) {
    ObjectNode result = Json.object().put("id", call.id()).put("type", "function");
    result
        .putObject("function")
        .put("name", call.name())
        .put("arguments", Arguments.text(call.arguments()));
    return result;
  }
}
