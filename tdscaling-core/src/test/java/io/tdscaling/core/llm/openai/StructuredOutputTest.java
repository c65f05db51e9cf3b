package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.core.llm.openai.OpenAiCompatibleClient.StructuredOutput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredOutputTest extends Fixture {
  private static final String GOOD = "{\"sky\": \"blue\"}";
  private static final String SCHEMA =
      "{'type':'object','properties':{'sky':{'type':'string'}},'required':['sky']}";
  private static final String ADDED =
      "Be kind.\n\nAnswer with one JSON value that fits this JSON Schema, and with nothing else: no"
          + " words around it, no code fence.\n"
          + SCHEMA.replace('\'', '"');

  private static LlmRequest shaped() {
    return question().answering(json(SCHEMA));
  }

  private LlmReply reply(StructuredOutput means) throws Exception {
    try (OpenAiCompatibleClient client = builder().structuredOutput(means).build()) {
      return client.complete(shaped());
    }
  }

  @Test
  void answerThatFitsIsTakenAsItIs() throws Exception {
    answer(200, saying(GOOD));

    assertThat(reply(StructuredOutput.JSON_SCHEMA).message().text()).isEqualTo(GOOD);
    assertThat(sentBody().at("/messages/0/content").asText()).isEqualTo("Be kind.");
  }

  @Test
  void jsonObjectHasTheSchemaInThePrompt() throws Exception {
    answer(200, saying(GOOD));
    reply(StructuredOutput.JSON_OBJECT);
    JsonNode body = sentBody();

    assertThat(body.path("response_format")).isEqualTo(json("{'type': 'json_object'}"));
    assertThat(body.at("/messages/0/content").asText()).isEqualTo(ADDED);
  }

  @Test
  void promptHasTheSchemaAndNothingElseIsAskedFor() throws Exception {
    answer(200, saying(GOOD));
    reply(StructuredOutput.PROMPT);
    JsonNode body = sentBody();

    assertThat(body.has("response_format")).isFalse();
    assertThat(body.at("/messages/0/content").asText()).isEqualTo(ADDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```json\n{\"sky\": \"blue\"}\n```",
        "```\n{\"sky\": \"blue\"}\n```\n",
        "<think>The {sky} is blue.</think>\n{\"sky\": \"blue\"}"
      })
  void jsonIsFoundInWhatIsAroundIt(String text) throws Exception {
    answer(200, saying(text));

    assertThat(reply(StructuredOutput.PROMPT).message().text()).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "400,'Unknown parameter: response_format'",
    "422,'json_schema is not supported'",
    "400,'guided decoding is off'"
  })
  void refusedFormatIsAskedForByPromptAndThatIsRemembered(int status, String why) throws Exception {
    answer(status, "{\"error\": {\"message\": \"" + why + "\"}}");
    answer(200, saying(GOOD));
    answer(200, saying(GOOD));
    try (OpenAiCompatibleClient client = builder().build()) {
      assertThat(client.complete(shaped()).message().text()).isEqualTo(GOOD);
      assertThat(client.complete(shaped()).message().text()).isEqualTo(GOOD);
    }

    assertThat(sentBody().has("response_format")).isTrue();
    for (int i = 0; i < 2; i++) {
      JsonNode body = sentBody();
      assertThat(body.has("response_format")).isFalse();
      assertThat(body.at("/messages/0/content").asText()).isEqualTo(ADDED);
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void serverThatTookASchemaBeforeIsAskedThatWayAgain() throws Exception {
    answer(200, saying(GOOD));
    answer(400, "{\"error\": {\"message\": \"json_schema: too many branches\"}}");
    answer(200, saying(GOOD));
    answer(200, saying(GOOD));
    try (OpenAiCompatibleClient client = builder().build()) {
      for (int i = 0; i < 3; i++) {
        client.complete(shaped());
      }
    }

    assertThat(sentBody().has("response_format")).isTrue();
    assertThat(sentBody().has("response_format")).isTrue();
    assertThat(sentBody().has("response_format")).isFalse();
    assertThat(sentBody().has("response_format")).isTrue();
  }

  @Test
  void otherRefusalIsNotAskedAgain() {
    answer(400, "{\"error\": {\"message\": \"context is too long\"}}");
    LlmException failure = failure(builder(), shaped());

    assertThat(failure.reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sky\": 1}|/sky must be string, got integer 1",
        "{}|/sky is required but missing",
        "The sky is blue.|it is not one JSON value: Unrecognized token 'The': was expecting"
            + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
      })
  void answerThatDoesNotFitIsRepairedOnce(String bad, String problem) throws Exception {
    answer(200, saying(bad));
    answer(200, saying(GOOD));
    LlmReply reply = reply(StructuredOutput.JSON_SCHEMA);

    assertThat(reply.message().text()).isEqualTo(GOOD);
    assertThat(reply.usage()).isEqualTo(new TokenUsage(20, 10, 0, 0));
    assertThat(sentBody().path("messages")).hasSize(2);
    JsonNode messages = sentBody().path("messages");
    assertThat(messages).hasSize(4);
    assertThat(messages.at("/0/content").asText()).isEqualTo(ADDED);
    assertThat(messages.at("/2/role").asText()).isEqualTo("assistant");
    assertThat(messages.at("/2/content").asText()).isEqualTo(bad);
    assertThat(messages.at("/3/role").asText()).isEqualTo("user");
    assertThat(messages.at("/3/content").asText())
        .isEqualTo(
            "That cannot be used: "
                + problem
                + ". Answer again, with JSON of the form that was asked for and nothing else.");
  }

  @Test
  void answerThatDoesNotFitTwiceIsMalformed() {
    answer(200, saying("{\"sky\": 1}"));
    answer(200, saying("{\"sky\": 2}"));
    LlmException failure = failure(builder(), shaped());

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_REPLY);
    assertThat(failure)
        .hasMessage(
            "asked twice, the model's answer cannot be used: /sky must be string, got integer 2");
  }

  @Test
  void answerThatWasCutOffIsToBeShorter() throws Exception {
    answer(200, saying("{\"sky\": \"bl").replace("\"stop\"", "\"length\""));
    answer(200, saying(GOOD));
    reply(StructuredOutput.JSON_SCHEMA);

    sent();
    assertThat(sentBody().at("/messages/3/content").asText())
        .contains("it was cut off, so it has to be shorter");
  }

  @Test
  void answerThatWasFilteredIsNotAskedForAgain() {
    answer(200, saying("").replace("\"stop\"", "\"content_filter\""));
    LlmException failure = failure(builder(), shaped());

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_REPLY);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void schemaThatCannotBeUsedIsNotSent() {
    LlmException failure = failure(builder(), question().answering(json("{'type': 'thing'}")));

    assertThat(failure.reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failure).hasMessageStartingWith("the answer's schema cannot be used: ");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void callsAreLeftAloneBySchemas() throws Exception {
    answer(
        200,
        json("{'choices': [{'message': {'tool_calls': [{'id': 'a', 'function':"
                + " {'name': 'get_forecast', 'arguments': '{}'}}]},"
                + " 'finish_reason': 'tool_calls'}]}")
            .toString());
    LlmRequest request = question(List.of(forecast()), shaped().messages().get(1));
    try (OpenAiCompatibleClient client = builder().build()) {
      LlmReply reply = client.complete(request.answering(json(SCHEMA)));
      assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
    }
  }
}
