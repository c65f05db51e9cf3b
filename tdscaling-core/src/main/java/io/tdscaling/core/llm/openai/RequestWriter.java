package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.core.json.Json;
import java.io.IOException;
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
    body.putPOJO("messages", new WrittenMessages(request.messages()));
    parameters(request.parameters(), body);
    if (!request.tools().isEmpty()) {
      body.putRawValue("tools", WrittenTools.of(request.tools()));
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
}
