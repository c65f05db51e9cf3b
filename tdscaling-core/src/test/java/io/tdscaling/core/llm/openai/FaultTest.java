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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest extends Fixture {
  private static final Duration SHORT = Duration.ofMillis(200);

  private void assertFails(Reason reason, String message) {
    assertFails(reason, message, false);
  }

  private LlmException assertFails(Reason reason, String message, boolean streaming) {
    LlmException failure = failure(builder().streaming(streaming));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessage(message.replace("URL", url()));
    // Nothing is asked twice behind the caller's back.
    assertThat(server.getRequestCount()).isEqualTo(1);
    return failure;
  }

  private String url() {
    return server.url("/v1/chat/completions").toString();
  }

  @ParameterizedTest
  @CsvSource({
    "400,INVALID_REQUEST",
    "401,UNAUTHORIZED",
    "402,UNAUTHORIZED",
    "403,UNAUTHORIZED",
    "404,NOT_FOUND",
    "405,INVALID_REQUEST",
    "408,TIMED_OUT",
    "409,OVERLOADED",
    "413,INVALID_REQUEST",
    "422,INVALID_REQUEST",
    "429,RATE_LIMITED",
    "500,SERVER_ERROR",
    "502,SERVER_ERROR",
    "503,OVERLOADED",
    "504,SERVER_ERROR",
    "529,OVERLOADED"
  })
  void statusIsToldWithWhatTheServerSays(int status, Reason reason) {
    answer(status, "{\"error\": {\"message\": \"No \\u001b[31mway\", \"type\": \"x\"}}");
    LlmException failure =
        assertFails(reason, "URL answered " + status + ": No \\u001b[31mway", true);

    assertThat(failure.retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'error': {'message': 'model x not found'}}|model x not found",
        "{'error': 'model x not found'}|model x not found",
        "{'message': 'model x not found', 'code': 404}|model x not found",
        "{'detail': 'Not Found'}|Not Found",
        "{'detail': [{'loc': ['body']}]}|[{'loc':['body']}]",
        "{'error': {'code': 7}}|{'error': {'code': 7}}",
        "[1]|[1]",
        "<html>Not here</html>|<html>Not here</html>",
        "|"
      })
  void messageIsFoundInAnyShape(String body, String message) {
    answer(404, body == null ? "" : body.replace('\'', '"'));

    assertFails(
        Reason.NOT_FOUND,
        "URL answered 404: " + (message == null ? "" : message.replace('\'', '"')));
  }

  @Test
  void longMessageIsShortened() {
    answer(400, "x".repeat(1_000_000));

    assertFails(Reason.INVALID_REQUEST, "URL answered 400: " + "x".repeat(300) + "…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After|7|7000",
        "Retry-After|0|0",
        "Retry-After|0.25|250",
        "Retry-After|-3|0",
        "Retry-After|1e99|604800000",
        "retry-after-ms|120|120",
        "Retry-After|Thu, 01 Jan 2026 00:01:00 GMT|60000",
        "Retry-After|Wed, 31 Dec 2025 23:00:00 GMT|0",
      })
  void timeToWaitIsRead(String header, String value, long millis) {
    for (int status : new int[] {429, 503}) {
      server.enqueue(json(status, "{}").setHeader(header, value).build());
      Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
      LlmException failure = failure(builder().clock(clock));

      assertThat(failure.retryAfter()).contains(Duration.ofMillis(millis));
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void millisecondsGoBeforeSeconds() {
    server.enqueue(
        json(429, "{}").setHeader("Retry-After", "9").setHeader("retry-after-ms", "5").build());

    assertThat(failure(builder()).retryAfter()).contains(Duration.ofMillis(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "", "NaN"})
  void timeToWaitThatCannotBeReadIsNone(String value) {
    server.enqueue(json(429, "{}").setHeader("Retry-After", value).build());
    LlmException failure = failure(builder());

    assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
    assertThat(failure.retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"429,insufficient_quota", "400,Arrearage", "429,billing_hard_limit_reached"})
  void unpaidBillEndsTheRun(int status, String code) {
    answer(status, "{\"error\": {\"message\": \"Pay.\", \"code\": \"" + code + "\"}}");

    assertFails(Reason.UNAUTHORIZED, "URL answered " + status + ": Pay.");
  }

  @Test
  void redirectIsNotFollowed() {
    server.enqueue(
        new MockResponse.Builder()
            .code(307)
            .setHeader("Location", "http://elsewhere.example/v1?key=1")
            .build());

    assertFails(
        Reason.INVALID_REQUEST,
        "URL answered 307: redirects are not followed, this one leads to elsewhere.example");
  }

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
    assertThat(failure).hasMessageStartingWith(url() + " did not answer in time (");
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
  void truncatedJsonIsMalformed() {
    answer(200, HELLO.substring(0, 60).strip());

    assertFails(
        Reason.MALFORMED_REPLY,
        "URL gave no answer: it is not JSON but begins with \""
            + HELLO.substring(0, 60).strip()
            + "\"");
  }

  @Test
  void htmlIsMalformed() {
    answer(200, "<html>\n<body>Welcome</body></html>");

    assertFails(
        Reason.MALFORMED_REPLY,
        "URL gave no answer: it is not JSON but begins with"
            + " \"<html>\\u000a<body>Welcome</body></html>\"");
  }

  @Test
  void htmlIsMalformedAsAStreamToo() {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html")
            .body("<html></html>")
            .build());

    assertFails(
        Reason.MALFORMED_REPLY,
        "URL gave no answer: it is not JSON but begins with \"<html></html>\"",
        true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{}", "{\"choices\": []}", "{\"choices\": [{}]}"})
  void answerWithoutMessageIsMalformed(String body) {
    answer(200, body);

    assertFails(Reason.MALFORMED_REPLY, "URL gave no answer: there is no choices[0].message");
  }

  @Test
  void repeatedMembersAreMalformed() {
    answer(200, "{\"choices\": [], \"choices\": []}");

    assertFails(
        Reason.MALFORMED_REPLY,
        "URL gave no answer: it is not JSON but begins with \"{\"choices\": [], \"choices\": []}\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'content': 7}|content is not a text",
        "{'content': null, 'tool_calls': 7}|tool_calls is not a list"
      })
  void messageOfAnotherShapeIsMalformed(String message, String problem) {
    answer(200, json("{'choices': [{'message': %s}]}".formatted(message)).toString());

    assertFails(Reason.MALFORMED_REPLY, "URL gave no answer: " + problem);
  }

  @Test
  void callsWithoutEndAreMalformed() {
    String calls = "[" + "{},".repeat(1_024) + "{}]";
    answer(200, "{\"choices\": [{\"message\": {\"tool_calls\": " + calls + "}}]}");

    assertFails(Reason.MALFORMED_REPLY, "URL gave no answer: there are more than 1024 tool calls");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void invalidUtf8IsMalformed(boolean streaming) {
    Buffer body = new Buffer().writeUtf8("data: {\"choices\": \"").writeByte(0xC3).writeUtf8("\"}");
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", streaming ? "text/event-stream" : "application/json")
            .body(body)
            .build());

    assertFails(
        Reason.MALFORMED_REPLY,
        "URL gave no answer: " + (streaming ? "the stream is not UTF-8" : "it is not UTF-8"),
        streaming);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answerOfTwentyMegabytesIsTooLarge(boolean streaming) {
    String text = "x".repeat(20_000_000);
    if (streaming) {
      stream(text);
    } else {
      answer(200, saying(text));
    }
    assertFails(
        Reason.TOO_LARGE,
        "URL gave no answer: the answer is larger than 16777216 bytes",
        streaming);
  }

  @Test
  void answerOfTwentyMegabytesOfUnknownLengthIsTooLarge() {
    server.enqueue(json(200, "").chunkedBody(saying("x".repeat(20_000_000)), 1 << 20).build());

    assertFails(Reason.TOO_LARGE, "URL gave no answer: the answer is larger than 16777216 bytes");
  }

  @Test
  void answerAsLargeAsAllowedIsTaken() throws Exception {
    answer(200, HELLO);
    try (OpenAiCompatibleClient client = builder().largestAnswer(HELLO.length()).build()) {
      assertThat(client.complete(question()).message().text()).isEqualTo("Hello");
    }
    answer(200, HELLO);
    LlmException failure = failure(builder().largestAnswer(HELLO.length() - 1));
    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'error': {'message': 'Too long', 'code': 400}}|INVALID_REQUEST|400: Too long",
        "{'error': {'message': 'Slow', 'code': 'rate_limit_exceeded'}}|RATE_LIMITED|429: Slow",
        "{'error': {'message': 'Pay', 'code': 'insufficient_quota'}}|UNAUTHORIZED|429: Pay",
        "{'error': {'message': 'Busy', 'type': 'overloaded_error'}}|OVERLOADED|503: Busy",
        "{'error': {'message': 'Oh', 'type': 'server_error'}}|SERVER_ERROR|500: Oh",
        "{'error': 'Oh'}|SERVER_ERROR|500: Oh",
        "{'object': 'error', 'message': 'Too long', 'code': 400}|INVALID_REQUEST|400: Too long"
      })
  void errorInPlaceOfAnAnswerIsTold(String body, Reason reason, String message) {
    for (boolean streaming : new boolean[] {false, true}) {
      if (streaming) {
        stream("{\"choices\": [{\"delta\": {\"content\": \"a\"}}]}", json(body).toString());
      } else {
        answer(200, json(body).toString());
      }
      LlmException failure = failure(builder().streaming(streaming));
      assertThat(failure.reason()).isEqualTo(reason);
      assertThat(failure).hasMessage(url() + " answered " + message);
    }
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
