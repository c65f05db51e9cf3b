package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.util.List;

/**
 * The messages of a request. They are written as they are: a conversation is sent whole at each of
 * its turns, and a tree of it would be made anew each time.
 */
final class WrittenMessages extends JsonSerializable.Base {
  private final List<Message> messages;

  WrittenMessages(List<Message> messages) {
    this.messages = messages;
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
    out.writeStartArray();
    for (Message message : messages) {
      write(message, out);
    }
    out.writeEndArray();
  }

  @Override
  public void serializeWithType(
      JsonGenerator out, SerializerProvider provider, TypeSerializer types) throws IOException {
    serialize(out, provider);
  }

  private static void write(Message message, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("role", message.role());
    String text = WellFormed.text(message.text());
    if (message instanceof ToolMessage result) {
      out.writeStringField("tool_call_id", WellFormed.text(result.callId()));
    }
    if (message instanceof AssistantMessage said && !said.toolCalls().isEmpty()) {
      // Null, not "": some chat templates print an empty content.
      out.writeStringField("content", text.isEmpty() ? null : text);
      write(said.toolCalls(), out);
    } else {
      out.writeStringField("content", text);
    }
    out.writeEndObject();
  }

  private static void write(List<ToolCall> calls, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("tool_calls");
    for (ToolCall call : calls) {
      out.writeStartObject();
      out.writeStringField("id", WellFormed.text(call.id()));
      out.writeStringField("type", "function");
      out.writeObjectFieldStart("function");
      out.writeStringField("name", WellFormed.text(call.name()));
      out.writeStringField("arguments", WellFormed.text(arguments(call.arguments())));
      out.writeEndObject();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** A text node holds what a model wrote instead of JSON; it gets that back as it was. */
  private static String arguments(JsonNode arguments) {
    return arguments.isTextual() ? arguments.textValue() : Json.compact(arguments);
  }
}
