package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.ToolChoice;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient.ToolCalls;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest extends Fixture {
  private static final String REPLY =
      "{'type':'object','additionalProperties':false,'required':['reply'],"
          + "'properties':{'reply':{'type':'string'}}}";
  private static final String CALLS =
      "{'type':'object','additionalProperties':false,'required':['calls'],'properties':"
          + "{'calls':{'type':'array','minItems':1,'items':{'anyOf':["
          + "{'type':'object','additionalProperties':false,'required':['name','arguments'],"
          + "'properties':{'name':{'enum':['get_forecast']},'arguments':"
          + "{'type':'object','properties':{'city':{'type':'string'}},'required':['city']}}}"
          + "]}}}}";

  private static LlmRequest request() {
    return question(
        List.of(forecast()),
        new SystemMessage("Be kind."),
        new UserMessage("Bern and Rome?"),
        new AssistantMessage(
            "",
            List.of(
                new ToolCall("call_0", "get_forecast", json("{'city':'Bern'}")),
                new ToolCall("call_1", "get_forecast", json("{'city':'Rome'}")))),
        new ToolMessage("call_0", "get_forecast", "sunny"),
        new ToolMessage("call_1", "", "rain"),
        AssistantMessage.saying("Sun, and rain."),
        new UserMessage("And Oslo?"));
  }

  private LlmReply reply(LlmRequest request, String text) throws Exception {
    answer(200, saying(text.replace('\'', '"')));
    return reply(request);
  }

  private LlmReply reply(LlmRequest request) throws Exception {
    try (OpenAiCompatibleClient client = builder().toolCalls(ToolCalls.JSON_SCHEMA).build()) {
      return client.complete(request);
    }
  }

  @Test
  void conversationIsToldWithoutToolsOfTheProtocol() throws Exception {
    reply(request(), "{'reply': 'Snow.'}");
    JsonNode body = sentBody();

    assertThat(body.has("tools") || body.has("tool_choice")).isFalse();
    assertThat(body.path("messages").findValuesAsText("role"))
        .containsExactly("system", "user", "assistant", "user", "assistant", "user");
    assertThat(body.path("messages").findValuesAsText("content"))
        .containsExactly(
            "Be kind.\n\nThese are the tools, one a line:\n"
                + "{\"name\":\"get_forecast\",\"description\":\"Tells the weather.\",\"parameters\":"
                + forecast().spec().inputSchema()
                + "}\nAnswer with one JSON object and nothing else: to say something, {\"reply\":"
                + " \"what you say\"}; to call tools, {\"calls\": [{\"name\": \"the tool\","
                + " \"arguments\": {…}}]}. What the tools return comes back to you.",
            "Bern and Rome?",
            "{\"calls\":[{\"name\":\"get_forecast\",\"arguments\":{\"city\":\"Bern\"}},"
                + "{\"name\":\"get_forecast\",\"arguments\":{\"city\":\"Rome\"}}]}",
            "Result of get_forecast: sunny\nResult of the tool: rain",
            "{\"reply\":\"Sun, and rain.\"}",
            "And Oslo?");
  }

  @ParameterizedTest
  @CsvSource({"AUTO", "NONE", "REQUIRED"})
  void schemaHasWhatMayBeSaid(ToolChoice choice) throws Exception {
    String expected =
        switch (choice) {
          case AUTO -> "{'anyOf':[" + REPLY + "," + CALLS + "]}";
          case NONE -> REPLY;
          case REQUIRED -> CALLS;
        };
    reply(
        request().choosing(choice),
        choice == ToolChoice.REQUIRED
            ? "{'calls': [{'name': 'get_forecast', 'arguments': {}}]}"
            : "{'reply': 'a'}");

    assertThat(sentBody().at("/response_format/json_schema/schema")).isEqualTo(json(expected));
  }

  @Test
  void schemaThatRefersToItselfIsNotPutIntoAnother() throws Exception {
    JsonNode schema =
        json(
            "{'type':'object','properties':{'a':{'$ref':'#/$defs/x'}},"
                + "'$defs':{'x':{'type':'string'}}}");
    OfferedTool tool =
        new OfferedTool(
            "f", new ToolSpec(new ToolRef("s", "f"), "", schema, null, ToolAnnotations.NONE));
    reply(
        question(List.of(tool), new UserMessage("Hi")).choosing(ToolChoice.REQUIRED),
        "{'calls': [{'name': 'f', 'arguments': {'a': 1}}]}");

    assertThat(
            sentBody()
                .at(
                    "/response_format/json_schema/schema/properties/calls/items/anyOf/0"
                        + "/properties/arguments"))
        .isEqualTo(json("{'type': 'object'}"));
  }

  @Test
  void textIsTheReply() throws Exception {
    LlmReply reply = reply(request(), "{'reply': 'Snow.'}");

    assertThat(reply.message()).isEqualTo(AssistantMessage.saying("Snow."));
    assertThat(reply.finish()).isEqualTo(Finish.STOP);
  }

  @Test
  void callsGetIdsThatTheConversationDoesNotHave() throws Exception {
    LlmReply reply =
        reply(
            request(),
            "{'calls': [{'name': 'get_forecast', 'arguments': {'city': 'Oslo'}},"
                + "{'name': 'unknown', 'arguments': {}}]}");

    assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
    assertThat(reply.message())
        .isEqualTo(
            new AssistantMessage(
                "",
                List.of(
                    new ToolCall("call_2", "get_forecast", json("{'city':'Oslo'}")),
                    new ToolCall("call_3", "unknown", json("{}")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "AUTO|{}|it has to be an object with \"reply\" or \"calls\"",
        "NONE|{'calls': []}|it has to be an object with \"reply\"",
        "REQUIRED|{'reply': 'a'}|it has to be an object with \"calls\"",
        "AUTO|{'reply': 7}|\"reply\" has to be a text",
        "AUTO|{'calls': []}|\"calls\" is empty",
        "AUTO|{'calls': [{'name': 'f'}]}"
            + "|each of the \"calls\" has to be an object with a \"name\" and \"arguments\""
      })
  void otherAnswersAreRepairedOnce(ToolChoice choice, String bad, String problem) throws Exception {
    answer(200, saying(bad.replace('\'', '"')));
    answer(200, saying(bad.replace('\'', '"')));
    LlmException failure =
        failure(builder().toolCalls(ToolCalls.JSON_SCHEMA), request().choosing(choice));

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_REPLY);
    assertThat(failure).hasMessage("asked twice, the model's answer cannot be used: " + problem);
    sent();
    assertThat(sentBody().at("/messages/7/content").asText())
        .startsWith("That cannot be used: " + problem);
  }

  @Test
  void replyFitsTheSchemaOfTheQuestion() throws Exception {
    LlmRequest request = request().answering(json("{'type':'integer'}"));
    answer(200, saying("{\"reply\": \"seven\"}"));
    LlmReply reply = reply(request, "{'reply': 7}");

    assertThat(reply.message().text()).isEqualTo("7");
    assertThat(sentBody().at("/response_format/json_schema/schema/anyOf/0/properties/reply"))
        .isEqualTo(json("{'type':'integer'}"));
  }

  @Test
  void refusedFormatIsAskedForByPrompt() throws Exception {
    answer(400, "{\"error\": {\"message\": \"response_format?\"}}");
    LlmReply reply =
        reply(request().answering(json("{'type':'integer'}")), "```json\n{'reply': 7}\n```");

    assertThat(reply.message().text()).isEqualTo("7");
    sent();
    JsonNode body = sentBody();
    assertThat(body.has("response_format")).isFalse();
    assertThat(body.at("/messages/0/content").asText())
        .endsWith("The reply has to fit this JSON Schema: {\"type\":\"integer\"}");
  }

  @Test
  void withoutToolsNothingIsDifferent() throws Exception {
    answer(200, HELLO);

    assertThat(reply(question()).message().text()).isEqualTo("Hello");
    assertThat(sentBody().has("response_format")).isFalse();
  }
}
