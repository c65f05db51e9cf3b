package io.tdscaling.core.llm.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.core.llm.resilience.AdaptiveLimit.Outcome;
import io.tdscaling.core.llm.resilience.AdaptiveLimit.Permit;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class AdaptiveLimitTest {
  private static final double USUAL = 1e9;
  private static final ConcurrencyLimit SETTINGS = new ConcurrencyLimit(4, 10, 0.5, 5);

  private final AdaptiveLimit limit = new AdaptiveLimit(SETTINGS);

  private List<Permit> acquire(int number) throws InterruptedException {
    List<Permit> permits = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      permits.add(limit.acquire());
    }
    return permits;
  }

  private void releaseAll(List<Permit> permits, Outcome outcome, double nanos) {
    permits.forEach(permit -> limit.release(permit, outcome, nanos));
  }

  @Test
  void answers_whileTheLimitIsUsedUp_raiseItByAboutOneInARound() throws Exception {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < limit.limit() + 1; i++) {
        List<Permit> all = acquire(limit.limit());
        Permit last = all.remove(all.size() - 1);
        limit.release(last, Outcome.ANSWERED, USUAL);
        releaseAll(all, Outcome.UNKNOWN, 0);
      }
    }

    assertThat(limit.limit()).isBetween(6, 7);
  }

  @Test
  void answers_whileThereIsRoom_raiseNothing() throws Exception {
    for (int i = 0; i < 100; i++) {
      releaseAll(acquire(3), Outcome.ANSWERED, USUAL);
    }

    assertThat(limit.limit()).isEqualTo(4);
  }

  @Test
  void limit_neverPassesTheMost() throws Exception {
    for (int i = 0; i < 1000; i++) {
      releaseAll(acquire(limit.limit()), Outcome.ANSWERED, USUAL);
    }

    assertThat(limit.limit()).isEqualTo(10);
  }

  @Test
  void overload_ofARound_lowersOnce() throws Exception {
    releaseAll(acquire(4), Outcome.OVERLOADED, 0);
    assertThat(limit.limit()).isEqualTo(2);

    releaseAll(acquire(2), Outcome.OVERLOADED, 0);
    assertThat(limit.limit()).isEqualTo(1);
  }

  @Test
  void overload_neverLowersBelowOne() throws Exception {
    for (int i = 0; i < 50; i++) {
      limit.release(limit.acquire(), Outcome.OVERLOADED, 0);
    }

    assertThat(limit.limit()).isEqualTo(1);
  }

  @Test
  void answerMuchLaterThanUsual_lowers() throws Exception {
    for (int i = 0; i < 20; i++) {
      limit.release(limit.acquire(), Outcome.ANSWERED, USUAL);
    }
    limit.release(limit.acquire(), Outcome.ANSWERED, 5 * USUAL);
    assertThat(limit.limit()).isEqualTo(4);

    limit.release(limit.acquire(), Outcome.ANSWERED, 6 * USUAL);
    assertThat(limit.limit()).isEqualTo(2);
  }

  @Test
  void timeoutMuchLaterThanUsual_lowers() throws Exception {
    for (int i = 0; i < 20; i++) {
      limit.release(limit.acquire(), Outcome.ANSWERED, USUAL);
    }
    limit.release(limit.acquire(), Outcome.TIMED_OUT, 60 * USUAL);

    assertThat(limit.limit()).isEqualTo(2);
  }

  @Test
  void firstAnswers_sayWhatIsUsual() throws Exception {
    limit.release(limit.acquire(), Outcome.ANSWERED, USUAL);
    limit.release(limit.acquire(), Outcome.ANSWERED, 100 * USUAL);

    assertThat(limit.limit()).isEqualTo(4);
  }

  @Test
  void serverThatIsSlowerForGood_becomesTheUsual() throws Exception {
    UsualLatency usual = new UsualLatency(5);
    for (int i = 0; i < 50; i++) {
      assertThat(usual.tooLong(USUAL)).isFalse();
    }
    assertThat(usual.tooLong(10 * USUAL)).isTrue();
    for (int i = 0; i < 200; i++) {
      usual.tooLong(10 * USUAL);
    }

    assertThat(usual.tooLong(10 * USUAL)).isFalse();
  }

  @Test
  void fixedLimit_staysWhateverHappens() throws Exception {
    AdaptiveLimit fixed = new AdaptiveLimit(ConcurrencyLimit.fixed(3));
    for (Outcome outcome : Outcome.values()) {
      for (int i = 0; i < 50; i++) {
        fixed.release(fixed.acquire(), outcome, i * USUAL);
      }
    }

    assertThat(fixed.limit()).isEqualTo(3);
  }

  @Test
  void waiters_areServedInTurn() throws Exception {
    AdaptiveLimit one = new AdaptiveLimit(ConcurrencyLimit.fixed(1));
    List<Integer> served = new CopyOnWriteArrayList<>();
    Permit held = one.acquire();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int number = i;
        all.add(threads.submit(() -> serve(one, served, number)));
        awaitWaiting(one, i + 1);
      }
      one.release(held, Outcome.UNKNOWN, 0);
      for (Future<?> task : all) {
        task.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  private static Void serve(AdaptiveLimit one, List<Integer> served, int number)
      throws InterruptedException {
    Permit permit = one.acquire();
    served.add(number);
    one.release(permit, Outcome.UNKNOWN, 0);
    return null;
  }

  private static void awaitWaiting(AdaptiveLimit of, int number) throws InterruptedException {
    while (of.waiting() < number) {
      Thread.sleep(1);
    }
  }

  @Test
  void interruptedWaiter_leavesAndLosesNothing() throws Exception {
    AdaptiveLimit one = new AdaptiveLimit(ConcurrencyLimit.fixed(1));
    Permit held = one.acquire();
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread waiter =
        new Thread(
            () -> {
              try {
                one.acquire();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            });
    waiter.start();
    awaitWaiting(one, 1);
    waiter.interrupt();
    interrupted.await();

    assertThat(one.waiting()).isZero();
    one.release(held, Outcome.UNKNOWN, 0);
    assertThat(one.inFlight()).isZero();
    one.release(one.acquire(), Outcome.UNKNOWN, 0);
  }

  @Test
  void acquire_ofAnInterruptedThread_isRefused() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(limit::acquire).isInstanceOf(InterruptedException.class);
    assertThat(limit.inFlight()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anySequence_keepsTheBounds(long seed) throws Exception {
    SeededRandom random = new SeededRandom(seed);
    AdaptiveLimit any = new AdaptiveLimit(SETTINGS);
    List<Permit> out = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      if (out.isEmpty() || (out.size() < any.limit() && random.chance(0.6))) {
        out.add(any.acquire());
      } else {
        Permit permit = out.remove(random.nextInt(out.size()));
        any.release(permit, random.pick(List.of(Outcome.values())), random.nextDouble() * 2e9);
      }
      assertThat(any.limit()).isBetween(1, 10);
      assertThat(any.inFlight()).isEqualTo(out.size());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void manyThreads_neverHoldMoreThanTheMostAndLeakNothing(long seed) throws Exception {
    AdaptiveLimit shared = new AdaptiveLimit(SETTINGS);
    AtomicInteger held = new AtomicInteger();
    AtomicInteger mostHeld = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(24);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 24; t++) {
        SeededRandom random = SeededRandom.of(seed, t, "thread");
        all.add(threads.submit(() -> use(shared, held, mostHeld, random)));
      }
      SeededRandom whom = new SeededRandom(seed);
      for (int i = 0; i < 12; i++) {
        all.get(whom.nextInt(all.size())).cancel(true);
      }
      for (Future<?> one : all) {
        if (!one.isCancelled()) {
          one.get();
        }
      }
    } finally {
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(mostHeld.get()).isBetween(1, 10);
    assertThat(shared.inFlight()).isZero();
    assertThat(shared.waiting()).isZero();
  }

  private static Void use(
      AdaptiveLimit shared, AtomicInteger held, AtomicInteger mostHeld, SeededRandom random)
      throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      Permit permit = shared.acquire();
      mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
      Thread.onSpinWait();
      held.decrementAndGet();
      shared.release(permit, random.pick(List.of(Outcome.values())), random.nextDouble() * 2e9);
    }
    return null;
  }

  @Test
  void settings_outOfRange_printTheValue() {
    ConcurrencyLimit defaults = ConcurrencyLimit.ofDefaults();
    assertThatThrownBy(() -> defaults.withLimits(0, 1)).hasMessage("first must be positive, got 0");
    assertThatThrownBy(() -> defaults.withLimits(5, 4))
        .hasMessage("most must be at least first, 5, got 4");
    assertThatThrownBy(() -> defaults.withDecrease(1.5))
        .hasMessage("decrease must be above 0 and at most 1, got 1.5");
    assertThatThrownBy(() -> defaults.withTolerance(Double.NaN))
        .hasMessage("tolerance must be above 1, got NaN");
  }
}
