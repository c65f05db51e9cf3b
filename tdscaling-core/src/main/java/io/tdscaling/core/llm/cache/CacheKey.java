package io.tdscaling.core.llm.cache;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.tdscaling.core.caching.IdentityCache;
import io.tdscaling.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okio.Buffer;

/**
 * What a question is remembered under: the SHA-256 of all that can change its answer, and of what
 * it is for. The time allowed is left out, since waiting longer does not make it another question.
 *
 * <p>Every text goes in behind its length and every list behind its size, so that no two questions
 * read alike. Nothing is written as JSON but what is JSON: a conversation goes in whole at each of
 * its turns.
 */
public final class CacheKey {
  /** Changes when the meaning of a key does, so that old answers are not found. */
  private static final int FORMAT = 3;

  private static final int MAX_CACHED = 100_000;

  private static final IdentityCache<ToolSpec, String> SPECS =
      new IdentityCache<>(MAX_CACHED, CacheKey::digest);

  /** A conversation offers the same list at each of its turns. */
  private static final LoadingCache<List<OfferedTool>, String> OFFERS =
      Caches.ofAtMost(MAX_CACHED).weakKeys().build(CacheKey::digest);

  /** Gathered first and hashed at once, for a hash that takes pieces takes longer over each. */
  private final Buffer all = new Buffer();

  private CacheKey() {}

  /**
   * Returns the key of a question, 64 hexadecimal digits.
   *
   * @param model the model that answers; where one name stands for different models, as at two
   *     servers, something that tells them apart
   * @param request the question
   */
  public static String of(String model, LlmRequest request) {
    CacheKey key = new CacheKey();
    key.number(FORMAT).text(model);
    key.number(request.messages().size());
    request.messages().forEach(key::message);
    key.text(OFFERS.get(request.tools()));
    JsonNode schema = request.answerSchema();
    key.text(request.toolChoice().name()).text(schema == null ? "" : Json.canonical(schema));
    key.parameters(request.parameters());
    key.purpose(request.purpose());
    return key.digest();
  }

  private CacheKey text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    all.writeIntLe(bytes.length).write(bytes);
    return this;
  }

  private CacheKey number(long number) {
    all.writeLongLe(number);
    return this;
  }

  private String digest() {
    return all.sha256().hex();
  }

  private void message(Message message) {
    text(message.role()).text(message.text());
    if (message instanceof AssistantMessage said) {
      text(said.reasoning()).number(said.toolCalls().size());
      for (ToolCall call : said.toolCalls()) {
        call(call);
      }
    } else if (message instanceof ToolMessage result) {
      text(result.callId()).text(result.name());
    }
  }

  private void call(ToolCall call) {
    text(call.id()).text(call.name()).text(Json.canonical(call.arguments()));
  }

  private static String digest(List<OfferedTool> tools) {
    CacheKey key = new CacheKey().number(tools.size());
    tools.forEach(tool -> key.text(tool.name()).text(SPECS.get(tool.spec())));
    return key.digest();
  }

  /** A model sees of a tool what it does and takes. */
  private static String digest(ToolSpec tool) {
    ObjectNode seen = Json.object().put("description", tool.description());
    seen.set("inputSchema", tool.inputSchema());
    return Json.digest(seen);
  }

  private void parameters(LlmParameters parameters) {
    number(Double.doubleToLongBits(parameters.temperature()));
    number(parameters.maxTokens()).number(parameters.seed());
    number(parameters.stop().size());
    parameters.stop().forEach(this::text);
  }

  private void purpose(Purpose purpose) {
    text(purpose.role()).number(purpose.index()).number(purpose.turn()).number(purpose.repair());
  }
}
