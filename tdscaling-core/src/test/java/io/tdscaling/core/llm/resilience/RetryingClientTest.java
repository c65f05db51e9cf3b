package io.tdscaling.core.llm.resilience;

import static io.tdscaling.core.llm.LlmSamples.failure;
import static io.tdscaling.core.llm.LlmSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RetryingClientTest {
  private static final RetryPolicy POLICY = RetryPolicy.ofDefaults();

  private final FakePace pace = new FakePace();

  @Test
  void answer_isPassedOnWithoutWaiting() throws Exception {
    ScriptedClient client = ScriptedClient.failing();

    assertThat(retrying(client, POLICY).complete(request(0))).isEqualTo(LlmReply.text("answer 1"));
    assertThat(pace.slept()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void failure_isTriedAgainIfThatMayHelp(Reason reason) throws Exception {
    ScriptedClient client = ScriptedClient.failing(failure(reason));
    RetryingClient retrying = retrying(client, POLICY);

    if (reason.retryable()) {
      assertThat(retrying.complete(request(0))).isEqualTo(LlmReply.text("answer 2"));
    } else {
      assertThatThrownBy(() -> retrying.complete(request(0))).hasMessage("it is " + reason.label());
      assertThat(client.asked()).isEqualTo(1);
      assertThat(pace.slept()).isEmpty();
    }
  }

  static Stream<IOException> brokenConnections() {
    return Stream.of(
        new ConnectException("refused"),
        new SocketException("reset"),
        new UnknownHostException("no such host"),
        new EOFException(),
        new HttpConnectTimeoutException("connect"),
        new IOException("wrapped", new IOException(new ConnectException("refused"))));
  }

  static Stream<IOException> timeouts() {
    return Stream.of(
        new SocketTimeoutException("read"),
        new HttpTimeoutException("request"),
        new InterruptedIOException("timeout"));
  }

  @ParameterizedTest
  @MethodSource("brokenConnections")
  void brokenConnection_isTriedAgainAndThenUnavailable(IOException failure) {
    ScriptedClient client = new ScriptedClient(Collections.nCopies(6, failure));

    LlmException thrown =
        catchThrowableOfType(
            LlmException.class, () -> retrying(client, POLICY).complete(request(0)));

    assertThat(client.asked()).isEqualTo(6);
    assertThat(thrown.reason()).isEqualTo(Reason.UNAVAILABLE);
    assertThat(thrown).hasCause(failure);
    assertThat(thrown.getMessage())
        .startsWith("no answer, asked 6 times; last: connection_failed:");
  }

  @ParameterizedTest
  @MethodSource("timeouts")
  void timeout_isTriedAgainAndThenPassedOn(IOException failure) {
    ScriptedClient client = new ScriptedClient(Collections.nCopies(6, failure));

    assertThatThrownBy(() -> retrying(client, POLICY).complete(request(0))).isSameAs(failure);
    assertThat(client.asked()).isEqualTo(6);
  }

  @Test
  void inputOfAnInterruptedThread_isNotTriedAgain() {
    ScriptedClient client = ScriptedClient.failing(new InterruptedIOException("interrupted"));

    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> retrying(client, POLICY).complete(request(0)))
          .isInstanceOf(InterruptedIOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(client.asked()).isEqualTo(1);
  }

  @Test
  void unknownFailure_isNotTriedAgain() {
    IOException unknown = new IOException("disk full");
    RuntimeException bug = new UncheckedIOException(new ConnectException());

    assertThatThrownBy(() -> retrying(ScriptedClient.failing(unknown), POLICY).complete(request(0)))
        .isSameAs(unknown);
    assertThatThrownBy(() -> retrying(ScriptedClient.failing(bug), POLICY).complete(request(0)))
        .isSameAs(bug);
    assertThat(pace.slept()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {
        "RATE_LIMITED",
        "OVERLOADED",
        "CONNECTION_FAILED",
        "SERVER_ERROR",
        "TIMED_OUT",
        "MALFORMED_REPLY"
      })
  void usedUpTries_makeAServerThatIsDownUnavailableAndPassOnTheRest(Reason reason) {
    LlmException failure = failure(reason);
    ScriptedClient client = new ScriptedClient(Collections.nCopies(3, failure));

    LlmException thrown =
        catchThrowableOfType(
            LlmException.class, () -> retrying(client, POLICY.withTries(3)).complete(request(0)));

    boolean down =
        List.of(Reason.RATE_LIMITED, Reason.OVERLOADED, Reason.CONNECTION_FAILED).contains(reason);
    assertThat(client.asked()).isEqualTo(3);
    if (down) {
      assertThat(thrown).hasCause(failure);
      assertThat(thrown.reason()).isEqualTo(Reason.UNAVAILABLE);
      assertThat(thrown)
          .hasMessage(
              "no answer, asked 3 times; last: %s: it is %s", reason.label(), reason.label());
    } else {
      assertThat(thrown).isSameAs(failure);
    }
  }

  @Test
  void delays_growAreRandomAndBounded() throws Exception {
    RetryPolicy policy =
        new RetryPolicy(12, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofDays(1));
    for (int index = 0; index < 200; index++) {
      FakePace own = new FakePace();
      ScriptedClient client = overloaded(11, null);
      new RetryingClient(client, policy, own).complete(request(index));

      for (int n = 0; n < 11; n++) {
        long bound = Math.min(20, 1L << n);
        assertThat(own.slept().get(n)).isBetween(Duration.ZERO, Duration.ofSeconds(bound));
      }
    }
  }

  @Test
  void delays_areSpreadOverTheWholeTime() throws Exception {
    List<Duration> first =
        IntStream.range(0, 400).mapToObj(index -> sleptFor(request(index)).get(0)).toList();

    assertThat(first.stream().mapToLong(Duration::toMillis).average().orElseThrow())
        .isBetween(450.0, 550.0);
    assertThat(first).anyMatch(d -> d.toMillis() < 20).anyMatch(d -> d.toMillis() > 980);
  }

  @Test
  void delays_dependOnThePurposeOnly() {
    LlmRequest request = request("a", 7);

    assertThat(sleptFor(request)).isEqualTo(sleptFor(request("b", 7)));
    assertThat(sleptFor(request)).isNotEqualTo(sleptFor(request("a", 8)));
    assertThat(sleptFor(request)).isNotEqualTo(sleptFor(request.with(request.purpose().again())));
  }

  private static List<Duration> sleptFor(LlmRequest request) {
    FakePace own = new FakePace();
    try {
      new RetryingClient(overloaded(4, null), POLICY, own).complete(request);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    return own.slept();
  }

  private static ScriptedClient overloaded(int times, Duration wait) {
    LlmException failure = new LlmException(Reason.OVERLOADED, "busy", wait, null);
    return new ScriptedClient(Collections.nCopies(times, failure));
  }

  @Test
  void waitThatTheServerAsksFor_isKept() throws Exception {
    retrying(overloaded(1, Duration.ofMillis(7500)), POLICY).complete(request(0));

    assertThat(pace.sleptInAll()).isBetween(Duration.ofMillis(7500), Duration.ofMillis(8500));
  }

  @Test
  void waitThatTheServerAsksFor_isBounded() throws Exception {
    retrying(overloaded(1, Duration.ofSeconds(Long.MAX_VALUE)), POLICY).complete(request(0));

    assertThat(pace.slept()).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void negativeWait_countsAsNone() throws Exception {
    retrying(overloaded(1, Duration.ofSeconds(-100)), POLICY).complete(request(0));

    assertThat(pace.sleptInAll()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
  }

  @Test
  void longestTotal_endsTheTries() {
    ScriptedClient client = overloaded(100, Duration.ofSeconds(50));
    RetryPolicy policy = POLICY.withTries(100);

    assertThatThrownBy(() -> retrying(client, policy).complete(request(0)))
        .isInstanceOf(LlmException.class)
        .hasMessageStartingWith("no answer, asked 6 times");
    assertThat(pace.sleptInAll()).isLessThanOrEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void timeInTheCalls_countsToo() {
    IOException slow = new SocketTimeoutException("slow");
    RetryingClient retrying =
        new RetryingClient(
            request -> {
              pace.pass(Duration.ofMinutes(6));
              throw slow;
            },
            POLICY,
            pace);

    assertThatThrownBy(() -> retrying.complete(request(0))).isSameAs(slow);
    assertThat(pace.slept()).isEmpty();
  }

  @Test
  void interruptedWhileWaiting_isInterrupted() {
    RetryingClient retrying =
        new RetryingClient(
            request -> {
              Thread.currentThread().interrupt();
              throw failure(Reason.OVERLOADED);
            },
            POLICY,
            pace);

    assertThatThrownBy(() -> retrying.complete(request(0)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void policy_outOfRange_printsTheValue() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> POLICY.withTries(0)).hasMessage("tries must be positive, got 0");
    assertThatThrownBy(() -> POLICY.withDelays(Duration.ZERO, second))
        .hasMessage("firstDelay must be positive, got PT0S");
    assertThatThrownBy(() -> POLICY.withDelays(second, Duration.ofMillis(1)))
        .hasMessage("longestDelay must be at least firstDelay, PT1S, got PT0.001S");
    assertThatThrownBy(() -> POLICY.withLongestTotal(Duration.ofSeconds(-1)))
        .hasMessage("longestTotal must be positive, got PT-1S");
  }

  private RetryingClient retrying(ScriptedClient client, RetryPolicy policy) {
    return new RetryingClient(client, policy, pace);
  }
}
