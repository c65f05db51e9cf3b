package io.tdscaling.core.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.Caches;
import io.tdscaling.core.caching.IdentityCache;
import io.tdscaling.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Guesses how many tokens a request has, without the model's tokenizer. The guess is meant to be
 * high, for what is reserved by it is given back once the server has counted: a token per 3 bytes
 * of UTF-8, where most text has one per 4, and an overhead for each message, call, tool and schema.
 */
public final class TokenEstimate {
  private static final int BYTES_PER_TOKEN = 3;
  private static final int PER_REQUEST = 16;
  private static final int PER_MESSAGE = 8;
  private static final int PER_CALL = 16;
  private static final int PER_TOOL = 16;
  private static final int PER_SCHEMA = 16;
  private static final int MAX_CACHED = 100_000;

  private static final IdentityCache<ToolSpec, Long> SPECS =
      new IdentityCache<>(MAX_CACHED, TokenEstimate::bytes);

  /** A conversation offers the same list at each of its turns. */
  private static final LoadingCache<List<OfferedTool>, Long> OFFERS =
      Caches.ofAtMost(MAX_CACHED).weakKeys().build(TokenEstimate::tokens);

  private static final LoadingCache<JsonNode, Long> SCHEMAS =
      Caches.ofAtMost(MAX_CACHED).weakKeys().build(TokenEstimate::bytes);

  private TokenEstimate() {}

  /** Returns about how many tokens the model has to read: messages, tools and answer schema. */
  public static long prompt(LlmRequest request) {
    long tokens = PER_REQUEST;
    for (Message message : request.messages()) {
      tokens += tokens(message);
    }
    tokens += OFFERS.get(request.tools());
    JsonNode schema = request.answerSchema();
    return schema == null ? tokens : tokens + PER_SCHEMA + tokens(SCHEMAS.get(schema));
  }

  /** Returns the most tokens a request can cost: its prompt, and all that the model may write. */
  public static long most(LlmRequest request) {
    return prompt(request) + request.parameters().maxTokens();
  }

  /** Returns about how many tokens a text has. */
  public static long text(String text) {
    return tokens(bytes(text));
  }

  private static long tokens(List<OfferedTool> tools) {
    long tokens = 0;
    for (OfferedTool tool : tools) {
      tokens += PER_TOOL + tokens(bytes(tool.name()) + SPECS.get(tool.spec()));
    }
    return tokens;
  }

  private static long tokens(Message message) {
    long tokens = PER_MESSAGE + text(message.text());
    if (message instanceof AssistantMessage said) {
      tokens += text(said.reasoning());
      for (ToolCall call : said.toolCalls()) {
        tokens +=
            PER_CALL + tokens(bytes(call.id()) + bytes(call.name()) + bytes(call.arguments()));
      }
    } else if (message instanceof ToolMessage result) {
      tokens += tokens(bytes(result.callId()) + bytes(result.name()));
    }
    return tokens;
  }

  private static long tokens(long bytes) {
    return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
  }

  private static long bytes(ToolSpec tool) {
    return bytes(tool.description()) + bytes(tool.inputSchema());
  }

  private static long bytes(JsonNode json) {
    return bytes(Json.compact(json));
  }

  /** Returns the length in UTF-8; half a pair of surrogates, which has no place there, counts 1. */
  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
