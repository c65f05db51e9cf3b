package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmParameters;
import io.tdscaling.api.llm.LlmRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest extends Fixture {
  private static final Duration SHORT = Duration.ofMillis(200);

  @Test
  void serverThatIsNotThereCannotBeReached() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    LlmException failure = failure(builder().baseUrl("http://127.0.0.1:" + port + "/v1"));

    assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_FAILED);
    assertThat(failure)
        .hasMessageStartingWith(
            "http://127.0.0.1:" + port + "/v1/chat/completions could not be reached: ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void connectionThatBreaksBeforeTheAnswerFailed(boolean streaming) {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    assertBreaks(streaming);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void connectionThatBreaksWithinTheAnswerFailed(boolean streaming) {
    MockResponse.Builder whole =
        streaming
            ? streamed("data: {\"choices\": []}\n\n".repeat(2_000))
            : json(200, saying("long ".repeat(10_000)));
    server.enqueue(whole.onResponseBody(new SocketEffect.CloseSocket()).build());

    assertBreaks(streaming);
  }

  private void assertBreaks(boolean streaming) {
    LlmException failure = failure(builder().streaming(streaming));
    assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_FAILED);
    assertThat(failure).hasMessageStartingWith(url() + " broke the connection: ");
    assertThat(failure.getCause()).isInstanceOf(IOException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void firstByteThatDoesNotComeInTimeIsWaitedForNoLonger(boolean streaming) {
    server.enqueue(new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build());
    LlmException failure = failure(builder().streaming(streaming).requestTimeout(SHORT));

    assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(failure).hasMessage(url() + " did not answer in time: timeout");
  }

  @Test
  void timeOfTheQuestionGoesBeforeThatOfTheClient() {
    server.enqueue(new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build());
    LlmRequest request = question();
    LlmParameters hasty = request.parameters().withTimeout(SHORT);
    LlmException failure =
        failure(
            builder(),
            new LlmRequest(request.messages(), request.tools(), hasty, request.purpose()));

    assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void bodyThatDoesNotComeInTimeIsWaitedForNoLonger() {
    server.enqueue(json(200, HELLO).bodyDelay(1, TimeUnit.HOURS).build());

    assertThat(failure(builder().requestTimeout(SHORT)).reason()).isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void streamThatStallsIsWaitedForNoLonger() {
    // The server takes the request, which is smaller, at this pace too.
    server.enqueue(
        streamed("data: {\"choices\": []}\n\n".repeat(100))
            .throttleBody(1_000, 1, TimeUnit.HOURS)
            .build());
    LlmException failure = failure(builder().streaming(true).idleTimeout(SHORT));

    assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
    // A call whose whole time is up ends otherwise.
    assertThat(failure.getCause()).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void supplierOfKeysThatThrowsIsNamed() {
    LlmException failure =
        failure(
            builder()
                .apiKey(
                    () -> {
                      throw new IllegalStateException("vault is shut");
                    }));

    assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
    assertThat(failure)
        .hasMessage("a lambda in " + FaultTest.class.getName() + " gave no API key: it threw")
        .hasRootCauseMessage("vault is shut");
  }

  @Test
  void keyThatAHeaderCannotHoldIsRefusedWithoutBeingShown() {
    Supplier<String> key = () -> "geheim\u00e4\nschluessel";
    LlmException failure = failure(builder().apiKey(key));

    assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
    assertThat(failure)
        .hasMessage("the API key for " + url() + " holds characters that a header cannot hold");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void clientThatIsClosedSaysSo() {
    OpenAiCompatibleClient client = builder().build();
    client.close();

    assertThatThrownBy(() -> client.complete(question()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("OpenAiCompatibleClient[" + url() + ", model some-model] is closed");
  }
}
