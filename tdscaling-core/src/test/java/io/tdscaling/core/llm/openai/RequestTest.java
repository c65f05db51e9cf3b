package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.ToolMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.llm.LlmRequest.ToolChoice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest extends Fixture {
  private void ask(OpenAiCompatibleClientBuilder builder, LlmRequest request) throws Exception {
    answer(200, HELLO);
    try (OpenAiCompatibleClient client = builder.build()) {
      client.complete(request);
    }
  }

  @Test
  void plainQuestionHasTheseMembersAndNoOthers() throws Exception {
    ask(builder(), question());

    assertThat(sentBody())
        .isEqualTo(
            json(
                """
                {'model': 'some-model',
                 'messages': [{'role': 'system', 'content': 'Be kind.'},
                              {'role': 'user', 'content': 'Hi'}],
                 'temperature': 0.5, 'max_tokens': 100, 'seed': 7}
                """));
  }

  @Test
  void conversationWithToolsIsSentInTheProtocolsForm() throws Exception {
    ToolCall call = new ToolCall("call_0", "get_forecast", json("{'city':'Bern'}"));
    ToolCall broken = new ToolCall("call_1", "get_forecast", TextNode.valueOf("{city"));
    LlmRequest request =
        question(
            List.of(forecast()),
            new SystemMessage("Be kind."),
            new UserMessage("Hi"),
            new AssistantMessage("", List.of(call, broken), "Let me look."),
            new ToolMessage("call_0", "get_forecast", "sunny"),
            new ToolMessage("call_1", "get_forecast", "error"),
            AssistantMessage.saying("Sunny."));
    ask(builder(), request);

    assertThat(sentBody())
        .isEqualTo(
            json(
                """
                {'model': 'some-model',
                 'messages': [
                   {'role': 'system', 'content': 'Be kind.'},
                   {'role': 'user', 'content': 'Hi'},
                   {'role': 'assistant', 'content': null, 'tool_calls': [
                     {'id': 'call_0', 'type': 'function', 'function':
                       {'name': 'get_forecast', 'arguments': '{\\'city\\':\\'Bern\\'}'}},
                     {'id': 'call_1', 'type': 'function', 'function':
                       {'name': 'get_forecast', 'arguments': '{city'}}]},
                   {'role': 'tool', 'tool_call_id': 'call_0', 'content': 'sunny'},
                   {'role': 'tool', 'tool_call_id': 'call_1', 'content': 'error'},
                   {'role': 'assistant', 'content': 'Sunny.'}],
                 'temperature': 0.5, 'max_tokens': 100, 'seed': 7,
                 'tools': [{'type': 'function', 'function':
                   {'name': 'get_forecast', 'description': 'Tells the weather.',
                    'parameters': {'type': 'object', 'required': ['city'],
                                   'properties': {'city': {'type': 'string'}}}}}],
                 'tool_choice': 'auto'}
                """));
  }

  @ParameterizedTest
  @CsvSource({"AUTO,auto", "NONE,none", "REQUIRED,required"})
  void toolChoiceIsSent(ToolChoice choice, String word) throws Exception {
    ask(builder(), question(List.of(forecast()), new UserMessage("Hi")).choosing(choice));

    assertThat(sentBody().path("tool_choice").asText()).isEqualTo(word);
  }

  @Test
  void schemaIsSentAsResponseFormat() throws Exception {
    answer(200, saying("{\"sky\": \"blue\"}"));
    try (OpenAiCompatibleClient client = builder().build()) {
      client.complete(question().answering(json("{'type':'object','required':['sky']}")));
    }

    assertThat(sentBody().path("response_format"))
        .isEqualTo(
            json(
                """
                {'type': 'json_schema', 'json_schema':
                  {'name': 'answer', 'schema': {'type': 'object', 'required': ['sky']}}}
                """));
  }

  @Test
  void streamingAsksForUsageToo() throws Exception {
    ask(builder().streaming(true), question());

    RecordedRequest sent = sent();
    assertThat(sent.getHeaders().get("Accept")).isEqualTo("text/event-stream");
    assertThat(json(sent.getBody().utf8()))
        .isEqualTo(
            json(
                """
                {'model': 'some-model',
                 'messages': [{'role': 'system', 'content': 'Be kind.'},
                              {'role': 'user', 'content': 'Hi'}],
                 'temperature': 0.5, 'max_tokens': 100, 'seed': 7,
                 'stream': true, 'stream_options': {'include_usage': true}}
                """));
  }

  @Test
  void whatTheBuilderSaysIsInTheRequest() throws Exception {
    LlmParameters parameters = new LlmParameters(0, 9, -1).withStop(List.of("\n\n", "END"));
    LlmRequest request =
        new LlmRequest(
            List.of(new UserMessage("Hi")),
            List.of(),
            parameters,
            new LlmRequest.Purpose("user", 1, 2));
    ask(
        builder()
            .maxTokensField("max_completion_tokens")
            .extraBody(json("{'temperature': null, 'top_k': 20, 'options': {'think': false}}"))
            .extraBody(json("{'top_k': 40}"))
            .header("X-Tenant", "blue"),
        request);

    RecordedRequest sent = sent();
    assertThat(sent.getHeaders().get("X-Tenant")).isEqualTo("blue");
    assertThat(json(sent.getBody().utf8().replace("\\n", "N")))
        .isEqualTo(
            json(
                """
                {'model': 'some-model', 'messages': [{'role': 'user', 'content': 'Hi'}],
                 'max_completion_tokens': 9, 'seed': 0, 'stop': ['NN', 'END'],
                 'top_k': 40, 'options': {'think': false}}
                """));
  }

  @Test
  void headersAreOursAndTheKeyIsAskedForEachTime() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    answer(200, HELLO);
    answer(200, HELLO);
    try (OpenAiCompatibleClient client =
        builder().apiKey(() -> " key-" + asked.incrementAndGet() + "\n").build()) {
      client.complete(question());
      client.complete(question());
    }

    RecordedRequest first = sent();
    assertThat(first.getMethod()).isEqualTo("POST");
    assertThat(first.getTarget()).isEqualTo("/v1/chat/completions");
    assertThat(first.getHeaders().get("Content-Type")).startsWith("application/json");
    assertThat(first.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(first.getHeaders().get("Authorization")).isEqualTo("Bearer key-1");
    assertThat(sent().getHeaders().get("Authorization")).isEqualTo("Bearer key-2");
  }

  @Test
  void withoutKeyThereIsNoAuthorization() throws Exception {
    ask(builder(), question());

    assertThat(sent().getHeaders().get("Authorization")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1,/v1/chat/completions",
    "/v1/,/v1/chat/completions",
    "/v1//,/v1/chat/completions",
    "/,/chat/completions",
    "/v1?version=2,/v1/chat/completions?version=2"
  })
  void pathIsPutBehindTheBaseAddress(String base, String target) throws Exception {
    ask(builder().baseUrl(server.url("/").resolve(base).toString()), question());

    assertThat(sent().getTarget()).isEqualTo(target);
  }

  @Test
  void userAndPasswordOfTheAddressAreSentWhereThereIsNoKey() throws Exception {
    String url = server.url("/v1").newBuilder().username("me").password("pw").build().toString();
    ask(builder().baseUrl(url), question());
    ask(builder().baseUrl(url).apiKey(() -> "key"), question());

    assertThat(sent().getHeaders().get("Authorization")).isEqualTo("Basic bWU6cHc=");
    assertThat(sent().getHeaders().get("Authorization")).isEqualTo("Bearer key");
  }

  @Test
  void halvesOfCharactersAreReplacedRatherThanRefused() throws Exception {
    ask(builder(), question(List.of(), new UserMessage("a\uD83D b\uDE00 c\uD83D\uDE00")));

    assertThat(sentBody().at("/messages/0/content").asText())
        .isEqualTo("a\uFFFD b\uFFFD c\uD83D\uDE00");
  }

  @Test
  void builderNamesAllThatIsMissing() {
    assertThatThrownBy(() -> OpenAiCompatibleClient.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not set: baseUrl, model");
  }

  @Test
  void builderRefusesWhatCannotBe() {
    assertRefused(() -> builder().model(" "), "model must not be blank, got \" \"");
    assertRefused(() -> builder().largestAnswer(0), "largestAnswer must be positive, got 0");
    assertRefused(
        () -> builder().idleTimeout(Duration.ZERO),
        "idleTimeout must be positive and at most 7 days, got PT0S");
    assertRefused(
        () -> builder().extraBody(json("{'messages': []}")),
        "extraBody must not have the member \"messages\"");
    assertRefused(
        () -> builder().extraBody(TextNode.valueOf("x")),
        "extraBody must be an object, got STRING");
    assertRefused(() -> builder().maxTokensField("model"), "maxTokensField must not be \"model\"");
    assertRefused(() -> builder().header("a b", "c"), "not a name of a header: \"a b\"");
    assertRefused(
        () -> builder().header("X-Key", "secret\n"),
        "the value of the header X-Key must be of printable ASCII characters");
    assertRefused(
        () -> builder().baseUrl("ftp://me:secret@host"),
        "baseUrl must be an address like http://localhost:8000/v1, got 20 characters that are"
            + " none");
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
