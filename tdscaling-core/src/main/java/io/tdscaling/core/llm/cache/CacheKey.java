package io.tdscaling.core.llm.cache;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.Purpose;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.Caches;
import io.tdscaling.core.json.Json;
import java.util.List;

/**
 * What a question is remembered under: the SHA-256 of the canonical JSON of all that can change its
 * answer, and of what it is for. The time allowed is left out, since waiting longer does not make
 * it another question.
 */
public final class CacheKey {
  /** Changes when the meaning of a key does, so that old answers are not found. */
  private static final int FORMAT = 1;

  private static final int MAX_CACHED = 100_000;

  private static final LoadingCache<ToolSpec, String> TOOLS =
      Caches.ofAtMost(MAX_CACHED).weakKeys().build(CacheKey::digest);

  private CacheKey() {}

  /**
   * Returns the key of a question, 64 hexadecimal digits.
   *
   * @param model the model that answers; where one name stands for different models, as at two
   *     servers, something that tells them apart
   * @param request the question
   */
  public static String of(String model, LlmRequest request) {
    ObjectNode all = Json.object();
    all.put("format", FORMAT);
    all.put("model", model);
    all.set("messages", messages(request.messages()));
    all.set("tools", tools(request.tools()));
    all.put("toolChoice", request.toolChoice().name());
    all.set("schema", request.answerSchema());
    all.set("parameters", parameters(request.parameters()));
    all.set("purpose", purpose(request.purpose()));
    return Json.digest(all);
  }

  private static ArrayNode messages(List<Message> messages) {
    ArrayNode all = Json.array();
    for (Message message : messages) {
      ObjectNode one = all.addObject().put("role", message.role()).put("text", message.text());
      if (message instanceof AssistantMessage said) {
        one.put("reasoning", said.reasoning());
        said.toolCalls().forEach(call -> one.withArray("calls").add(call(call)));
      } else if (message instanceof ToolMessage result) {
        one.put("callId", result.callId()).put("name", result.name());
      }
    }
    return all;
  }

  private static ObjectNode call(ToolCall call) {
    ObjectNode one = Json.object().put("id", call.id()).put("name", call.name());
    one.set("arguments", call.arguments());
    return one;
  }

  private static ArrayNode tools(List<OfferedTool> tools) {
    ArrayNode all = Json.array();
    tools.forEach(tool -> all.addArray().add(tool.name()).add(TOOLS.get(tool.spec())));
    return all;
  }

  /** A model sees of a tool what it does and takes. */
  private static String digest(ToolSpec tool) {
    ObjectNode seen = Json.object().put("description", tool.description());
    seen.set("inputSchema", tool.inputSchema());
    return Json.digest(seen);
  }

  private static ObjectNode parameters(LlmParameters parameters) {
    ObjectNode all = Json.object();
    all.put("temperature", parameters.temperature());
    all.put("maxTokens", parameters.maxTokens());
    all.put("seed", parameters.seed());
    all.set("stop", Json.tree(parameters.stop()));
    return all;
  }

  private static ObjectNode purpose(Purpose purpose) {
    return Json.object()
        .put("role", purpose.role())
        .put("index", purpose.index())
        .put("turn", purpose.turn())
        .put("repair", purpose.repair());
  }
}
