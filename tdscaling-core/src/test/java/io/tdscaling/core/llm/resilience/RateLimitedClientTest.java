package io.tdscaling.core.llm.resilience;

import static io.tdscaling.core.llm.LlmSamples.failure;
import static io.tdscaling.core.llm.LlmSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tdscaling.api.chat.Message.AssistantMessage;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import io.tdscaling.api.llm.LlmReply.Finish;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.core.random.SeededRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RateLimitedClientTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakePace pace = new FakePace();

  private RateLimitedClient limited(LlmClient client, RateLimit limit, long estimate) {
    return new RateLimitedClient(client, limit, request -> estimate, pace);
  }

  private static LlmClient using(long tokens) {
    return request ->
        new LlmReply(AssistantMessage.saying("a"), Finish.STOP, new TokenUsage(tokens, 0, 0, 0));
  }

  private void ask(LlmClient client, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      client.complete(request(i));
    }
  }

  @Test
  void requests_beyondTheBurst_waitForTheirTurn() throws Exception {
    LlmClient limited = limited(using(1), RateLimit.requests(60), 1);

    ask(limited, 10);
    assertThat(pace.slept()).isEmpty();

    ask(limited, 5);
    assertThat(pace.slept()).hasSize(5).allSatisfy(s -> assertThat(s).isCloseTo(SECOND, NEARLY));
  }

  private static final Duration NEARLY = Duration.ofMillis(1);

  @Test
  void unusedTime_isKeptForOneBurstOnly() throws Exception {
    LlmClient limited =
        limited(using(1), RateLimit.requests(60).withBurst(SECOND.multipliedBy(3)), 1);
    ask(limited, 3);
    pace.pass(Duration.ofHours(1));

    ask(limited, 3);
    assertThat(pace.slept()).isEmpty();
    ask(limited, 1);
    assertThat(pace.slept()).hasSize(1);
  }

  @Test
  void slowRate_stillLetsTheFirstThrough() throws Exception {
    LlmClient limited = limited(using(1), RateLimit.requests(1), 1);

    ask(limited, 1);
    assertThat(pace.slept()).isEmpty();
    ask(limited, 1);
    assertThat(pace.sleptInAll()).isCloseTo(Duration.ofMinutes(1), NEARLY);
  }

  @Test
  void tokens_areTakenAsEstimated() throws Exception {
    LlmClient uncounted = request -> LlmReply.text("a");
    LlmClient limited = limited(uncounted, RateLimit.tokens(6000), 500);

    ask(limited, 2);
    assertThat(pace.slept()).isEmpty();
    ask(limited, 1);
    assertThat(pace.sleptInAll()).isCloseTo(SECOND.multipliedBy(5), NEARLY);
  }

  @Test
  void tokens_areGivenBackWhenFewerWereUsed() throws Exception {
    LlmClient limited = limited(using(100), RateLimit.tokens(6000), 500);

    ask(limited, 6);

    assertThat(pace.slept()).isEmpty();
  }

  @Test
  void tokens_areTakenWhenMoreWereUsed() throws Exception {
    LlmClient limited = limited(using(1000), RateLimit.tokens(6000), 500);

    ask(limited, 2);

    assertThat(pace.sleptInAll()).isCloseTo(SECOND.multipliedBy(5), NEARLY);
  }

  @Test
  void failure_keepsWhatWasEstimated() throws Exception {
    LlmClient limited =
        limited(ScriptedClient.failing(failure(Reason.TIMED_OUT)), RateLimit.tokens(6000), 1000);

    assertThatThrownBy(() -> limited.complete(request(0))).hasMessage("it is timed_out");
    ask(limited, 1);

    assertThat(pace.sleptInAll()).isCloseTo(SECOND.multipliedBy(10), NEARLY);
  }

  @Test
  void requestLargerThanTheBurst_waitsAndIsSent() throws Exception {
    LlmClient limited = limited(using(60_000), RateLimit.tokens(6000), 60_000);

    ask(limited, 1);

    assertThat(pace.sleptInAll()).isCloseTo(Duration.ofSeconds(590), NEARLY);
  }

  @Test
  void noLimit_neverWaits() throws Exception {
    LlmClient limited =
        limited(using(1_000_000), new RateLimit(RateLimit.UNLIMITED, RateLimit.UNLIMITED), 1);

    ask(limited, 10_000);

    assertThat(pace.slept()).isEmpty();
  }

  @Test
  void interruptedWhileWaiting_givesBackWhatItTook() throws Exception {
    LlmClient limited = limited(using(500), RateLimit.tokens(6000), 500);
    ask(limited, 2);

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> limited.complete(request(0))).isInstanceOf(InterruptedException.class);
    ask(limited, 1);

    assertThat(pace.sleptInAll()).isCloseTo(SECOND.multipliedBy(5), NEARLY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anySequence_staysWithinTheRate(long seed) {
    SeededRandom random = new SeededRandom(seed);
    TokenBucket bucket = new TokenBucket(600, SECOND.multipliedBy(2), 0);
    long now = 0;
    double taken = 0;
    double lastServed = 0;
    for (int i = 0; i < 5000; i++) {
      now += random.nextInt(300_000_000);
      double amount = random.between(1, 12);
      double servedAt = now + bucket.take(amount, now);
      taken += amount;
      assertThat(taken).isLessThanOrEqualTo(20 + servedAt / 1e9 * 10 + 1e-3);
      assertThat(servedAt).isGreaterThanOrEqualTo(lastServed - 1);
      lastServed = servedAt;
    }
  }

  @Test
  void clockThatGoesBack_fillsNothingTwice() {
    TokenBucket bucket = new TokenBucket(60, SECOND, 0);
    bucket.take(1, 0);
    assertThat(bucket.take(0, 500_000_000)).isZero();
    assertThat(bucket.take(0, 0)).isZero();

    assertThat(bucket.take(1, 500_000_000)).isCloseTo(5e8, within(1.0));
  }

  @Test
  void settings_outOfRange_printTheValue() {
    assertThatThrownBy(() -> RateLimit.requests(0))
        .hasMessage("requestsPerMinute must be positive, got 0");
    assertThatThrownBy(() -> RateLimit.tokens(-1))
        .hasMessage("tokensPerMinute must be positive, got -1");
    assertThatThrownBy(() -> RateLimit.tokens(1).withBurst(Duration.ZERO))
        .hasMessage("burst must be positive, got PT0S");
  }
}
