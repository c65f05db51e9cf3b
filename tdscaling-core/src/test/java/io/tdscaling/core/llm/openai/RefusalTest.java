package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest extends Fixture {
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
}
