package io.tdscaling.core.llm.resilience;

import static io.tdscaling.core.llm.LlmSamples.failure;
import static io.tdscaling.core.llm.LlmSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.core.llm.resilience.Breaker.Outcome;
import io.tdscaling.core.llm.resilience.Breaker.State;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BreakingClientTest {
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final BreakerPolicy POLICY =
      new BreakerPolicy(10, 4, 0.5, PAUSE, 2, Duration.ofMinutes(1));
  private static final LlmReply ANSWER = LlmReply.text("a");

  private final FakePace pace = new FakePace();
  private final Breaker breaker = new Breaker(POLICY);

  private LlmClient breaking(LlmClient client) {
    return new BreakingClient(client, POLICY, breaker, pace);
  }

  private void fail(int times, Reason reason) {
    for (int i = 0; i < times; i++) {
      LlmException failure = failure(reason);
      assertThatThrownBy(() -> breaking(ScriptedClient.failing(failure)).complete(request(0)))
          .isSameAs(failure);
    }
  }

  private void answer(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      assertThat(breaking(request -> ANSWER).complete(request(0))).isEqualTo(ANSWER);
    }
  }

  @Test
  void fewFailures_openNothing() throws Exception {
    fail(3, Reason.OVERLOADED);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);

    answer(4);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);

    fail(1, Reason.OVERLOADED);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void oldCalls_areForgotten() throws Exception {
    fail(3, Reason.OVERLOADED);
    answer(10);
    fail(4, Reason.OVERLOADED);

    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    fail(1, Reason.OVERLOADED);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void failures_thatSayTheEndpointIsDown_open(Reason reason) {
    Set<Reason> down =
        EnumSet.of(
            Reason.OVERLOADED,
            Reason.SERVER_ERROR,
            Reason.TIMED_OUT,
            Reason.CONNECTION_FAILED,
            Reason.UNAVAILABLE);
    fail(4, reason);

    assertThat(breaker.state()).isEqualTo(down.contains(reason) ? State.OPEN : State.CLOSED);
  }

  @Test
  void brokenConnections_countAndUnknownFailuresDoNot() {
    for (int i = 0; i < 4; i++) {
      LlmClient unknown = ScriptedClient.failing(new IOException("disk full"));
      assertThatThrownBy(() -> breaking(unknown).complete(request(0))).hasMessage("disk full");
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    for (int i = 0; i < 4; i++) {
      LlmClient refused = ScriptedClient.failing(new ConnectException("refused"));
      assertThatThrownBy(() -> breaking(refused).complete(request(0))).hasMessage("refused");
    }
    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void open_waitsThenProbesAndCloses() throws Exception {
    fail(4, Reason.OVERLOADED);

    answer(1);
    assertThat(pace.slept()).containsExactly(PAUSE);
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);

    answer(1);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    assertThat(pace.slept()).hasSize(1);

    fail(3, Reason.OVERLOADED);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void probeThatFails_opensAgain() {
    fail(4, Reason.OVERLOADED);
    pace.pass(PAUSE);

    fail(1, Reason.SERVER_ERROR);

    assertThat(breaker.state()).isEqualTo(State.OPEN);
    assertThat(breaker.admit(pace.nanoTime())).isEmpty();
  }

  @Test
  void probeThatSaysNothing_makesRoomForAnother() throws Exception {
    fail(4, Reason.OVERLOADED);
    pace.pass(PAUSE);
    LlmClient interrupted =
        request -> {
          throw new InterruptedException("stop");
        };
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> breaking(interrupted).complete(request(0))).hasMessage("stop");
    }

    answer(2);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    assertThat(pace.slept()).isEmpty();
  }

  @Test
  void moreThanTheProbes_wait() {
    fail(4, Reason.OVERLOADED);
    pace.pass(PAUSE);

    assertThat(breaker.admit(pace.nanoTime())).isPresent();
    assertThat(breaker.admit(pace.nanoTime())).isPresent();
    assertThat(breaker.admit(pace.nanoTime())).isEmpty();
    assertThat(breaker.untilNext(pace.nanoTime())).isEqualTo(PAUSE.dividedBy(10).toNanos());
  }

  @Test
  void requestThatWaitsTooLong_isRefusedWithTheLatestFailure() {
    fail(4, Reason.OVERLOADED);
    pace.pass(PAUSE);
    breaker.admit(pace.nanoTime());
    breaker.admit(pace.nanoTime());

    LlmException thrown =
        catchThrowableOfType(
            LlmException.class, () -> breaking(request -> ANSWER).complete(request(0)));

    assertThat(thrown.reason()).isEqualTo(Reason.UNAVAILABLE);
    assertThat(thrown)
        .hasMessage("the endpoint is down and was left alone; last: overloaded: it is overloaded");
    assertThat(thrown.getCause()).isInstanceOf(LlmException.class);
    assertThat(pace.sleptInAll()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void noWait_isRefusedAtOnce() {
    fail(4, Reason.OVERLOADED);
    LlmClient impatient =
        new BreakingClient(request -> ANSWER, POLICY.withLongestWait(Duration.ZERO), breaker, pace);

    assertThatThrownBy(() -> impatient.complete(request(0))).isInstanceOf(LlmException.class);
    assertThat(pace.slept()).isEmpty();
  }

  @Test
  void interruptedWhileWaiting_isInterrupted() {
    fail(4, Reason.OVERLOADED);

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> breaking(request -> ANSWER).complete(request(0)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void outcomesOfAnEarlierPeriod_sayNothing() {
    long period = breaker.admit(0).orElseThrow();
    fail(4, Reason.OVERLOADED);
    pace.pass(PAUSE);
    breaker.admit(pace.nanoTime());

    breaker.told(period, Outcome.FAILED, null, pace.nanoTime());

    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anySequence_neverProbesMoreThanAllowedAndAlwaysRecovers(long seed) {
    SeededRandom random = new SeededRandom(seed);
    List<Long> underWay = new ArrayList<>();
    int probed = 0;
    for (int i = 0; i < 3000; i++) {
      pace.pass(Duration.ofMillis(random.nextInt(2000)));
      if (random.chance(0.5)) {
        OptionalLong period = breaker.admit(pace.nanoTime());
        period.ifPresent(underWay::add);
        if (period.isPresent() && breaker.state() == State.HALF_OPEN) {
          probed++;
          long probing = period.getAsLong();
          assertThat(underWay.stream().filter(p -> p == probing).count()).isBetween(1L, 2L);
        }
      } else if (!underWay.isEmpty()) {
        long period = underWay.remove(random.nextInt(underWay.size()));
        Outcome outcome = random.pick(List.of(Outcome.values()));
        breaker.told(period, outcome, null, pace.nanoTime());
      }
    }
    assertThat(probed).isPositive();
    underWay.forEach(period -> breaker.told(period, Outcome.UNKNOWN, null, pace.nanoTime()));
    pace.pass(PAUSE);
    for (int i = 0; i < 2; i++) {
      long period = breaker.admit(pace.nanoTime()).orElseThrow();
      breaker.told(period, Outcome.ANSWERED, null, pace.nanoTime());
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void policy_outOfRange_printsTheValue() {
    assertThatThrownBy(() -> POLICY.withFailures(0, 1, 0.5))
        .hasMessage("calls must be positive, got 0");
    assertThatThrownBy(() -> POLICY.withFailures(5, 6, 0.5))
        .hasMessage("leastCalls must be at most calls, 5, got 6");
    assertThatThrownBy(() -> POLICY.withFailures(5, 5, 0))
        .hasMessage("failureRatio must be above 0 and at most 1, got 0.0");
    assertThatThrownBy(() -> POLICY.withRecovery(Duration.ZERO, 1))
        .hasMessage("pause must be positive, got PT0S");
    assertThatThrownBy(() -> POLICY.withRecovery(PAUSE, 0))
        .hasMessage("probes must be positive, got 0");
    assertThatThrownBy(() -> POLICY.withLongestWait(PAUSE.negated()))
        .hasMessage("longestWait must not be negative, got PT-15S");
  }
}
