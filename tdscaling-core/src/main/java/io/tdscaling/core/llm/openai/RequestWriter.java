package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes questions as bodies of chat completion requests. */
final class RequestWriter {
  private final Dialect dialect;

  RequestWriter(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Returns the body of a request.
   *
   * @param request the question; its schema is not looked at
   * @param format the {@code response_format}, or null for none
   * @throws LlmException if the question cannot be written as JSON
   */
  byte[] bytes(LlmRequest request, @Nullable JsonNode format) throws LlmException {
    try {
      return Json.MAPPER.writeValueAsBytes(body(request, format));
    } catch (IOException unwritable) {
      throw new LlmException(
          Reason.INVALID_REQUEST, "the request cannot be written as JSON", unwritable);
    }
  }

  private ObjectNode body(LlmRequest request, @Nullable JsonNode format) {
    ObjectNode body = Json.object().put("model", dialect.model());
    ArrayNode messages = body.putArray("messages");
    request.messages().forEach(message -> messages.add(message(message)));
    parameters(request.parameters(), body);
    if (!request.tools().isEmpty()) {
      body.set("tools", tools(request.tools()));
      body.put("tool_choice", request.toolChoice().name().toLowerCase(Locale.ROOT));
    }
    if (format != null) {
      body.set("response_format", format);
    }
    if (dialect.streaming()) {
      body.put("stream", true).putObject("stream_options").put("include_usage", true);
    }
    extra(body);
    return body;
  }

  private void parameters(LlmParameters parameters, ObjectNode body) {
    body.put("temperature", parameters.temperature());
    body.put(dialect.maxTokensField(), parameters.maxTokens());
    body.put("seed", seed(parameters.seed()));
    if (!parameters.stop().isEmpty()) {
      ArrayNode stop = body.putArray("stop");
      parameters.stop().forEach(text -> stop.add(WellFormed.text(text)));
    }
  }

  /**
   * Folds a seed into 31 bits, the most that every server takes; some also take a negative one to
   * mean that they may choose.
   */
  private static int seed(long seed) {
    return Long.hashCode(seed) & Integer.MAX_VALUE;
  }

  private void extra(ObjectNode body) {
    for (Map.Entry<String, JsonNode> member : dialect.extra().properties()) {
      if (member.getValue().isNull()) {
        body.remove(member.getKey());
      } else {
        body.set(member.getKey(), member.getValue());
      }
    }
  }

  private static ArrayNode tools(List<OfferedTool> tools) {
    ArrayNode written = Json.array();
    for (OfferedTool tool : tools) {
      ObjectNode function = written.addObject().put("type", "function").putObject("function");
      function.put("name", tool.name());
      function.put("description", WellFormed.text(tool.spec().description()));
      function.set("parameters", tool.spec().inputSchema());
    }
    return written;
  }

  private static ObjectNode message(Message message) {
    ObjectNode written = Json.object().put("role", message.role());
    String text = WellFormed.text(message.text());
    if (message instanceof ToolMessage result) {
      return written.put("tool_call_id", WellFormed.text(result.callId())).put("content", text);
    }
    if (message instanceof AssistantMessage said && !said.toolCalls().isEmpty()) {
      // Null, not "": some chat templates print an empty content.
      written.put("content", text.isEmpty() ? null : text);
      ArrayNode calls = written.putArray("tool_calls");
      said.toolCalls().forEach(call -> calls.add(call(call)));
      return written;
    }
    return written.put("content", text);
  }

  private static ObjectNode call(ToolCall call) {
    ObjectNode written = Json.object();
    written.put("id", WellFormed.text(call.id())).put("type", "function");
    written
        .putObject("function")
        .put("name", WellFormed.text(call.name()))
        .put("arguments", WellFormed.text(arguments(call.arguments())));
    return written;
  }

  /** A text node holds what a model wrote instead of JSON; it gets that back as it was. */
  private static String arguments(JsonNode arguments) {
    return arguments.isTextual() ? arguments.textValue() : Json.compact(arguments);
  }
}
