package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.core.json.Json;

/** Text that is JSON and fits the question's schema. An answer that calls tools is left alone. */
final class SchemaForm implements AnswerForm {
  private static final String INSTRUCTION =
      "Answer with one JSON value that fits this JSON Schema, and with nothing else: no words"
          + " around it, no code fence.\n";

  private final LlmRequest request;
  private final JsonNode schema;
  private final SchemaCheck check;

  SchemaForm(LlmRequest request, JsonNode schema, SchemaCheck check) {
    this.request = request;
    this.schema = schema;
    this.check = check;
  }

  @Override
  public JsonNode schema() {
    return schema;
  }

  @Override
  public LlmRequest asked(boolean spelled) {
    String instruction = INSTRUCTION + Json.compact(schema);
    return spelled ? request.with(Instructions.added(request.messages(), instruction)) : request;
  }

  @Override
  public LlmReply read(LlmReply reply) throws UnusableException {
    AssistantMessage said = reply.message();
    if (!said.toolCalls().isEmpty()) {
      return reply;
    }
    check.fits(schema, JsonText.parse(reply));
    AssistantMessage bare =
        AssistantMessage.saying(JsonText.of(said.text())).withReasoning(said.reasoning());
    return new LlmReply(bare, reply.finish(), reply.usage());
  }
}
