package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.ToolChoice;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls of tools as plain JSON, for models that do not know how to call tools: what there is to
 * call is told in words, and the answer says what to call or what to say. Names and arguments are
 * not checked here, as they are not with models that know.
 */
final class EnvelopeForm implements AnswerForm {
  private static final String SAYING = "{\"reply\": \"what you say\"}";
  private static final String CALLING =
      "{\"calls\": [{\"name\": \"the tool\", \"arguments\": {…}}]}";

  private final LlmRequest request;
  private final SchemaCheck check;
  private final JsonNode schema;

  EnvelopeForm(LlmRequest request, SchemaCheck check) {
    this.request = request;
    this.check = check;
    this.schema = EnvelopeSchema.of(request);
  }

  @Override
  public JsonNode schema() {
    return schema;
  }

  @Override
  public LlmRequest asked(boolean spelled) {
    return new LlmRequest(
        Instructions.added(EnvelopeHistory.written(request.messages()), instruction(spelled)),
        List.of(),
        ToolChoice.AUTO,
        null,
        request.parameters(),
        request.purpose());
  }

  private String instruction(boolean spelled) {
    StringBuilder text = new StringBuilder("These are the tools, one a line:\n");
    for (OfferedTool tool : request.tools()) {
      ObjectNode line = Json.object().put("name", tool.name());
      line.put("description", tool.spec().description());
      line.set("parameters", tool.spec().inputSchema());
      text.append(Json.compact(line)).append('\n');
    }
    text.append("Answer with one JSON object and nothing else: ");
    text.append(
        switch (request.toolChoice()) {
          case AUTO -> "to say something, " + SAYING + "; to call tools, " + CALLING;
          case NONE -> SAYING;
          case REQUIRED -> CALLING;
        });
    text.append(". What the tools return comes back to you.");
    if (spelled && request.answerSchema() != null) {
      text.append("\nThe reply has to fit this JSON Schema: ");
      text.append(Json.compact(request.answerSchema()));
    }
    return text.toString();
  }

  @Override
  public LlmReply read(LlmReply reply) throws UnusableException {
    JsonNode answer = JsonText.parse(reply);
    boolean mayCall = request.toolChoice() != ToolChoice.NONE;
    boolean maySay = request.toolChoice() != ToolChoice.REQUIRED;
    if (mayCall && answer.path(EnvelopeSchema.CALLS).isArray()) {
      return calling(answer.path(EnvelopeSchema.CALLS), reply);
    }
    if (maySay && answer.has(EnvelopeSchema.REPLY)) {
      return saying(answer.path(EnvelopeSchema.REPLY), reply);
    }
    throw new UnusableException(
        "it has to be an object with "
            + (maySay ? "\"reply\"" : "")
            + (maySay && mayCall ? " or " : "")
            + (mayCall ? "\"calls\"" : ""));
  }

  private LlmReply calling(JsonNode written, LlmReply reply) throws UnusableException {
    CallIds ids = new CallIds(request.messages());
    List<ToolCall> calls = new ArrayList<>();
    for (JsonNode call : written) {
      JsonNode name = call.path(EnvelopeSchema.NAME);
      JsonNode arguments = call.path(EnvelopeSchema.ARGUMENTS);
      if (!name.isTextual() || !arguments.isObject()) {
        throw new UnusableException(
            "each of the \"calls\" has to be an object with a \"name\" and \"arguments\"");
      }
      calls.add(new ToolCall(ids.unique(""), WellFormed.text(name.textValue()), arguments));
    }
    if (calls.isEmpty()) {
      throw new UnusableException("\"calls\" is empty");
    }
    AssistantMessage message = new AssistantMessage("", calls, reply.message().reasoning());
    return new LlmReply(message, Finish.TOOL_CALLS, reply.usage());
  }

  private LlmReply saying(JsonNode said, LlmReply reply) throws UnusableException {
    JsonNode wanted = request.answerSchema();
    if (wanted != null) {
      check.fits(wanted, said);
    } else if (!said.isTextual()) {
      throw new UnusableException("\"reply\" has to be a text");
    }
    String text = wanted == null ? said.textValue() : Json.compact(said);
    AssistantMessage message =
        AssistantMessage.saying(WellFormed.text(text)).withReasoning(reply.message().reasoning());
    return new LlmReply(message, reply.finish(), reply.usage());
  }

  /** Returns a message of the assistant as it would have written it in this form. */
  static String written(AssistantMessage said) {
    ObjectNode answer = Json.object();
    if (said.toolCalls().isEmpty() || !said.text().isEmpty()) {
      answer.put(EnvelopeSchema.REPLY, said.text());
    }
    if (!said.toolCalls().isEmpty()) {
      ArrayNode calls = answer.putArray(EnvelopeSchema.CALLS);
      for (ToolCall call : said.toolCalls()) {
        calls
            .addObject()
            .put(EnvelopeSchema.NAME, call.name())
            .set(EnvelopeSchema.ARGUMENTS, call.arguments());
      }
    }
    return Json.compact(answer);
  }
}
