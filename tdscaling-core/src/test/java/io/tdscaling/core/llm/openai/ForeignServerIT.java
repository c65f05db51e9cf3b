package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.LlmRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a server that nobody here wrote; run by the profile openai-server. */
class ForeignServerIT {
  private static ForeignServer server;

  @BeforeAll
  static void start() throws Exception {
    server = ForeignServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.stop();
    }
  }

  private static OpenAiCompatibleClientBuilder builder(boolean streaming) {
    return OpenAiCompatibleClient.builder()
        .baseUrl(server.url() + "/v1")
        .model("gpt-4o")
        .apiKey(() -> ForeignServer.KEY)
        .requestTimeout(Duration.ofMinutes(1))
        .streaming(streaming);
  }

  private static LlmRequest question(String text) {
    return Fixture.question(List.of(Fixture.forecast()), new UserMessage(text));
  }

  private static LlmReply reply(String text, boolean streaming) throws Exception {
    try (OpenAiCompatibleClient client = builder(streaming).build()) {
      return client.complete(question(text));
    }
  }

  private static LlmException failure(OpenAiCompatibleClientBuilder builder, String text) {
    return Fixture.failure(builder, question(text));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textAndUsageAreRead(boolean streaming) throws Exception {
    LlmReply reply = reply("say hello", streaming);

    assertThat(reply.message().text()).isEqualTo("Hello from elsewhere, in a few more words.");
    assertThat(reply.message().reasoning()).isEqualTo("They greet.");
    assertThat(reply.finish()).isEqualTo(Finish.STOP);
    assertThat(reply.usage().prompt()).isPositive();
    assertThat(reply.usage().completion()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void parallelCallsAreRead(boolean streaming) throws Exception {
    LlmReply reply = reply("two forecasts", streaming);

    assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
    List<ToolCall> calls = reply.message().toolCalls();
    assertThat(calls)
        .extracting(ToolCall::arguments)
        .containsExactly(Fixture.json("{'city':'Bern'}"), Fixture.json("{'city':'Rome'}"));
    assertThat(calls).extracting(ToolCall::name).containsOnly("get_forecast");
    assertThat(new HashSet<>(calls.stream().map(ToolCall::id).toList())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void jsonOfASchemaIsRead(boolean streaming) throws Exception {
    JsonNode schema = Fixture.json("{'type':'object','required':['sky']}");
    try (OpenAiCompatibleClient client = builder(streaming).build()) {
      LlmReply reply =
          client.complete(
              Fixture.question(List.of(), new UserMessage("as json")).answering(schema));
      assertThat(reply.message().text()).isEqualTo("{\"sky\":\"blue\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tooManyRequestsAreToWait(boolean streaming) {
    LlmException failure =
        failure(builder(streaming).header("x-aimock-chaos-ratelimit", "1"), "say hello");

    assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
    assertThat(failure.retryAfter())
        .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void overloadIsTold(boolean streaming) {
    LlmException failure = failure(builder(streaming), "too busy");

    assertThat(failure.reason()).isEqualTo(Reason.OVERLOADED);
    assertThat(failure).hasMessageEndingWith("answered 503: Come back later");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void malformedJsonIsTold(boolean streaming) {
    LlmException failure =
        failure(builder(streaming).header("x-aimock-chaos-malformed", "1"), "say hello");

    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_REPLY);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void disconnectionIsTold(boolean streaming) {
    LlmException failure =
        failure(builder(streaming).header("x-aimock-chaos-disconnect", "1"), "say hello");

    assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_FAILED);
  }

  @Test
  void streamThatIsCutOffIsNoAnswer() {
    LlmException failure = failure(builder(true), "cut off");

    assertThat(failure.reason()).isIn(Reason.CONNECTION_FAILED, Reason.MALFORMED_REPLY);
  }

  @Test
  void wrongKeyIsUnauthorized() {
    LlmException failure = failure(builder(false).apiKey(() -> "another"), "say hello");

    assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
  }
}
