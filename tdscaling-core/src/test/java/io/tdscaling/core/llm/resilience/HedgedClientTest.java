package io.tdscaling.core.llm.resilience;

import static io.tdscaling.core.llm.LlmSamples.failure;
import static io.tdscaling.core.llm.LlmSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import io.tdscaling.api.llm.LlmReply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The delay is over when the test says so; nothing here depends on how long anything takes. */
@Timeout(120)
final class HedgedClientTest {
  private static final Duration DELAY = Duration.ofSeconds(10);
  private static final LlmReply ANSWER = LlmReply.text("a");

  private final CountDownLatch delayIsOver = new CountDownLatch(1);
  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final AtomicReference<Duration> slept = new AtomicReference<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private final Pace pace =
      new Pace() {
        @Override
        public long nanoTime() {
          return 0;
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
          slept.set(time);
          waiting.countDown();
          awaitOrNote(delayIsOver);
        }
      };

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  private void awaitOrNote(CountDownLatch latch) throws InterruptedException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  private LlmClient hedged(LlmClient client) {
    return new HedgedClient(client, DELAY, threads, pace);
  }

  @Test
  void answerBeforeTheDelay_isAskedOnceAndEndsTheWait() throws Exception {
    LlmClient prompt =
        request -> {
          waiting.await();
          asked.incrementAndGet();
          return ANSWER;
        };

    assertThat(hedged(prompt).complete(request(0))).isEqualTo(ANSWER);
    interrupted.await();
    assertThat(slept.get()).isEqualTo(DELAY);
    assertThat(asked).hasValue(1);
  }

  @Test
  void secondAnswer_winsAndTheFirstRequestIsInterrupted() throws Exception {
    delayIsOver.countDown();
    LlmClient firstHangs =
        request -> {
          if (asked.incrementAndGet() == 1) {
            awaitOrNote(new CountDownLatch(1));
          }
          return ANSWER;
        };

    assertThat(hedged(firstHangs).complete(request(0))).isEqualTo(ANSWER);
    interrupted.await();
    assertThat(asked).hasValue(2);
  }

  @Test
  void failureBeforeTheDelay_isPassedOn() throws Exception {
    LlmException failure = failure(Reason.OVERLOADED);
    LlmClient failing =
        request -> {
          waiting.await();
          throw failure;
        };

    assertThatThrownBy(() -> hedged(failing).complete(request(0))).isSameAs(failure);
    interrupted.await();
  }

  @Test
  void oneFailureOfTwo_leavesTheOtherItsChance() throws Exception {
    delayIsOver.countDown();
    CountDownLatch bothSent = new CountDownLatch(2);
    CountDownLatch oneFailed = new CountDownLatch(1);
    LlmClient mixed =
        request -> {
          int number = asked.incrementAndGet();
          bothSent.countDown();
          bothSent.await();
          if (number == 1) {
            oneFailed.countDown();
            throw failure(Reason.SERVER_ERROR);
          }
          oneFailed.await();
          return ANSWER;
        };

    assertThat(hedged(mixed).complete(request(0))).isEqualTo(ANSWER);
  }

  @Test
  void bothFailures_arePassedOnTogether() {
    delayIsOver.countDown();
    CountDownLatch bothSent = new CountDownLatch(2);
    LlmClient failing =
        request -> {
          bothSent.countDown();
          bothSent.await();
          throw failure(Reason.SERVER_ERROR);
        };

    assertThatThrownBy(() -> hedged(failing).complete(request(0)))
        .isInstanceOf(LlmException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void bug_isPassedOn() {
    LlmClient buggy = ScriptedClient.failing(new IllegalStateException("bug"));

    assertThatThrownBy(() -> hedged(buggy).complete(request(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bug");
  }

  @Test
  void interruptedCaller_interruptsTheRequests() throws Exception {
    LlmClient hanging =
        request -> {
          awaitOrNote(new CountDownLatch(1));
          return ANSWER;
        };

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> hedged(hanging).complete(request(0)))
        .isInstanceOf(InterruptedException.class);
    Thread.interrupted();
  }

  @Test
  void ownThreads_answerToo() throws Exception {
    LlmClient own = new HedgedClient(request -> ANSWER, DELAY, pace);

    assertThat(own.complete(request(0))).isEqualTo(ANSWER);
  }

  @Test
  void delay_outOfRange_printsTheValue() {
    assertThatThrownBy(() -> new HedgedClient(request -> ANSWER, Duration.ZERO, pace))
        .hasMessage("delay must be positive, got PT0S");
  }
}
