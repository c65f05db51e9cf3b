package io.tdscaling.core.llm;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.Purpose;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.util.List;

/** Questions, answers and failures for tests. */
public final class LlmSamples {
  private static final LlmParameters PARAMETERS = new LlmParameters(0.7, 100, 5);

  private LlmSamples() {}

  /** Returns a short question of one attempt. */
  public static LlmRequest request(long index) {
    return request("hello", index);
  }

  /** Returns a question with one message. */
  public static LlmRequest request(String text, long index) {
    return request(List.of(new UserMessage(text)), index);
  }

  /** Returns a question without tools. */
  public static LlmRequest request(List<Message> messages, long index) {
    return new LlmRequest(messages, List.of(), PARAMETERS, new Purpose("user", index, 0));
  }

  /** Returns a tool that takes one text. */
  public static OfferedTool tool(String name, String description) {
    JsonNode schema = Json.object().put("type", "object").put("title", name);
    ToolRef ref = new ToolRef("service", name);
    return new OfferedTool(
        name, new ToolSpec(ref, description, schema, null, ToolAnnotations.NONE));
  }

  /** Returns an answer that has everything. */
  public static LlmReply full(String text) {
    JsonNode arguments = Json.object().put("city", "Köln").put("days", 3).put("share", 0.1);
    List<ToolCall> calls =
        List.of(
            new ToolCall("c1", "forecast", arguments),
            new ToolCall("c2", "broken", Json.tree("{not json")));
    return new LlmReply(
        new AssistantMessage(text, calls, "thinking"),
        Finish.TOOL_CALLS,
        new TokenUsage(120, 30, 100, 20));
  }

  /** Returns a failure. */
  public static LlmException failure(LlmException.Reason reason) {
    return new LlmException(reason, "it is " + reason.label());
  }
}
