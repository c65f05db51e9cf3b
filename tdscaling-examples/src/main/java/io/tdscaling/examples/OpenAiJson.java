package io.tdscaling.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.OfferedTool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Requests and replies as the OpenAI chat completions protocol writes them. */
final class OpenAiJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OpenAiJson() {}

  static ObjectNode request(String model, LlmRequest request) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("model", model)
            .put("temperature", request.parameters().temperature())
            .put("max_tokens", request.parameters().maxTokens())
            .put("seed", request.parameters().seed());
    ArrayNode messages = body.putArray("messages");
    request.messages().forEach(message -> messages.add(message(message)));
    for (OfferedTool tool : request.tools()) {
      ObjectNode function = body.withArray("tools").addObject().put("type", "function");
      function
          .putObject("function")
          .put("name", tool.name())
          .put("description", tool.spec().description())
          .set("parameters", tool.spec().inputSchema());
    }
    return body;
  }

  private static ObjectNode message(Message message) {
    ObjectNode node = JSON.createObjectNode();
    node.put("role", message.role()).put("content", message.text());
    if (message instanceof ToolMessage result) {
      node.put("tool_call_id", result.callId());
    } else if (message instanceof AssistantMessage assistant) {
      for (ToolCall call : assistant.toolCalls()) {
        ObjectNode written = node.withArray("tool_calls").addObject();
        written.put("id", call.id()).put("type", "function");
        written
            .putObject("function")
            .put("name", call.name())
            .put("arguments", call.arguments().toString());
      }
    }
    return node;
  }

  static LlmReply reply(JsonNode answer) throws IOException {
    JsonNode choice = answer.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      throw new IOException("the answer has no choices[0].message");
    }
    List<ToolCall> calls = new ArrayList<>();
    for (JsonNode call : message.path("tool_calls")) {
      JsonNode function = call.path("function");
      String arguments = function.path("arguments").asText();
      calls.add(
          new ToolCall(call.path("id").asText(), function.path("name").asText(), parse(arguments)));
    }
    JsonNode usage = answer.path("usage");
    return new LlmReply(
        new AssistantMessage(message.path("content").asText(""), calls),
        finish(choice.path("finish_reason").asText()),
        new TokenUsage(
            usage.path("prompt_tokens").asLong(),
            usage.path("completion_tokens").asLong(),
            usage.path("prompt_tokens_details").path("cached_tokens").asLong(),
            usage.path("completion_tokens_details").path("reasoning_tokens").asLong()));
  }

  /** What is not JSON is kept as text, for the verifier to judge. */
  private static JsonNode parse(String arguments) {
    try {
      return JSON.readTree(arguments);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(arguments);
    }
  }

  private static Finish finish(String reason) {
    return switch (reason) {
      case "length" -> Finish.LENGTH;
      case "content_filter" -> Finish.FILTERED;
      case "tool_calls" -> Finish.TOOL_CALLS;
      default -> Finish.STOP;
    };
  }
}
