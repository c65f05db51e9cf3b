package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.SystemMessage;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmRequest;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolAnnotations;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that answers what a test tells it, a client of it, and questions. */
abstract class Fixture {
  static final String HELLO =
      """
      {"id": "1", "object": "chat.completion", "choices": [{"index": 0,
         "message": {"role": "assistant", "content": "Hello"}, "finish_reason": "stop"}],
       "usage": {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15}}
      """;

  final MockWebServer server = new MockWebServer();

  @BeforeEach
  void startServer() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  OpenAiCompatibleClientBuilder builder() {
    return OpenAiCompatibleClient.builder()
        .baseUrl(server.url("/v1").toString())
        .model("some-model")
        .requestTimeout(Duration.ofMinutes(1));
  }

  void answer(int status, String body) {
    server.enqueue(json(status, body).build());
  }

  static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body);
  }

  /** An answer in pieces, one event for each. */
  void stream(String... events) {
    String body =
        Arrays.stream(events).map(event -> "data: " + event + "\n\n").collect(Collectors.joining());
    server.enqueue(streamed(body).build());
  }

  static MockResponse.Builder streamed(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/event-stream; charset=utf-8")
        .chunkedBody(body, 7);
  }

  /** An answer with this text. */
  static String saying(String text) {
    return """
        {"choices": [{"message": {"role": "assistant", "content": %s}, "finish_reason": "stop"}],
         "usage": {"prompt_tokens": 10, "completion_tokens": 5}}
        """
        .formatted(Json.quoted(text));
  }

  JsonNode sentBody() throws Exception {
    return Json.parse(Objects.requireNonNull(sent().getBody()).utf8());
  }

  RecordedRequest sent() throws InterruptedException {
    return Objects.requireNonNull(server.takeRequest(1, TimeUnit.MINUTES), "no request was sent");
  }

  void assertFails(Reason reason, String message) {
    assertFails(reason, message, false);
  }

  LlmException assertFails(Reason reason, String message, boolean streaming) {
    LlmException failure = failure(builder().streaming(streaming));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessage(message.replace("URL", url()));
    // Nothing is asked twice behind the caller's back.
    assertThat(server.getRequestCount()).isEqualTo(1);
    return failure;
  }

  String url() {
    return server.url("/v1/chat/completions").toString();
  }

  /** What asking comes to when it fails. */
  static LlmException failure(OpenAiCompatibleClientBuilder builder) {
    return failure(builder, question());
  }

  static LlmException failure(OpenAiCompatibleClientBuilder builder, LlmRequest request) {
    try (OpenAiCompatibleClient client = builder.build()) {
      return Assertions.catchThrowableOfType(LlmException.class, () -> client.complete(request));
    }
  }

  static LlmRequest question() {
    return question(List.of(), new SystemMessage("Be kind."), new UserMessage("Hi"));
  }

  static LlmRequest question(List<OfferedTool> tools, Message... messages) {
    return new LlmRequest(
        List.of(messages),
        tools,
        new LlmParameters(0.5, 100, 7),
        new LlmRequest.Purpose("assistant", 0, 0));
  }

  static OfferedTool forecast() {
    return tool("get_forecast", "Tells the weather.", "city");
  }

  static OfferedTool tool(String name, String description, String parameter) {
    JsonNode schema =
        json(
            "{'type':'object','properties':{'%s':{'type':'string'}},'required':['%s']}"
                .formatted(parameter, parameter));
    return new OfferedTool(
        name,
        new ToolSpec(
            new ToolRef("weather", name), description, schema, null, ToolAnnotations.NONE));
  }

  /** JSON that is written with single quotes. */
  static JsonNode json(String text) {
    return Json.parsed(text.replace('\'', '"')).orElseThrow();
  }
}
