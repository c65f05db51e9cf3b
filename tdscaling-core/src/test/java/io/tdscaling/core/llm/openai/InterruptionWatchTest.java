package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptionWatchTest {
  private volatile Thread thread;

  private final InterruptionWatch watch =
      new InterruptionWatch(
          task -> {
            thread = new Thread(task);
            return thread;
          });

  @AfterEach
  void close() {
    watch.close();
  }

  /** Makes a call that is interrupted while it is under way; returns whether it was cancelled. */
  private boolean isCancelledOnInterruption() throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    CountDownLatch watched = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              InterruptionWatch.Watching watching = watch.over(cancelled::countDown);
              watched.countDown();
              while (over.getCount() > 0) {
                Thread.onSpinWait(); // deaf to interruption, as one who waits for a socket
              }
              watching.close();
            });
    caller.start();
    watched.await();
    caller.interrupt();
    boolean ended = cancelled.await(30, TimeUnit.SECONDS);
    over.countDown();
    caller.join();
    return ended;
  }

  @Test
  void interruptedCaller_hasItsCallCancelled() throws Exception {
    assertThat(isCancelledOnInterruption()).isTrue();
  }

  @Test
  void watchThatSleeps_isWokenByTheNextCall() throws Exception {
    assertThat(isCancelledOnInterruption()).isTrue();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    assertThat(isCancelledOnInterruption()).isTrue();
  }

  @Test
  void callThatIsOver_isLeftAlone() throws Exception {
    AtomicInteger cancelled = new AtomicInteger();
    CountDownLatch looked = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              watch.over(cancelled::incrementAndGet).close();
              Thread.currentThread().interrupt();
              while (looked.getCount() > 0) {
                Thread.onSpinWait();
              }
            });
    caller.start();

    assertThat(isCancelledOnInterruption()).isTrue();
    looked.countDown();
    caller.join();
    assertThat(cancelled).hasValue(0);
  }

  @Test
  void close_endsTheThread() throws Exception {
    assertThat(isCancelledOnInterruption()).isTrue();
    watch.close();

    thread.join(TimeUnit.SECONDS.toMillis(30));
    assertThat(thread.isAlive()).isFalse();
  }
}
