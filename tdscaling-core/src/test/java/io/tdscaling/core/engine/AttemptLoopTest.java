package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.core.random.SeededRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AttemptLoopTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64})
  void run_anyOrderOfCompletion_commitsTheShortestPrefix(int concurrency) {
    for (long seed = 0; seed < 40; seed++) {
      SeededRandom random = new SeededRandom(seed * 100 + concurrency);
      Script script = Script.random(seed);
      int window = concurrency + random.nextInt(20);
      ScriptedLoop run =
          new ScriptedLoop(
              EngineFixture.settings(script.budget, window, concurrency),
              script::passes,
              script::repeats);

      StopReason reason = run.runShuffled(random);

      String label = "seed %d, concurrency %d, window %d".formatted(seed, concurrency, window);
      assertThat(run.committed).as(label).isEqualTo(script.shortestPrefix());
      assertThat(run.started).as(label).isEqualTo(run.committed);
      assertThat(reason).as(label).isEqualTo(script.reason());
      assertThat(run.mostUnderWay()).as(label).isLessThanOrEqualTo(concurrency);
      assertThat(run.reports).as(label).isEqualTo(script.reports(window));
    }
  }

  @Test
  void run_wantedAllUnderWay_startsNoneAhead() {
    ScriptedLoop run =
        new ScriptedLoop(settings(Budget.ofAccepted(3), 64, 8), index -> true, index -> false);
    Thread thread = run.begin();
    assertThat(run.settle(thread)).isTrue();
    await(() -> run.underWay() == 3);

    run.finishOne(2);
    run.finishOne(0);
    run.finishOne(0);

    assertThat(run.result().join()).isEqualTo(StopReason.COMPLETED);
    assertThat(run.started).containsExactly(0L, 1L, 2L);
  }

  @Test
  void run_rejectedAtCommit_startsOneMore() {
    ScriptedLoop run =
        new ScriptedLoop(settings(Budget.ofAccepted(2), 8, 2), index -> true, index -> index == 1);

    assertThat(run.runShuffled(new SeededRandom(1))).isEqualTo(StopReason.COMPLETED);
    assertThat(run.committed).containsExactly(0L, 1L, 2L);
  }

  @Test
  void run_stragglerAtWindowsEnd_holdsTheNextAttemptBack() {
    ScriptedLoop run =
        new ScriptedLoop(settings(Budget.ofAccepted(9), 4, 2), index -> true, index -> false);
    run.begin();
    for (int done = 1; done <= 3; done++) {
      await(() -> run.underWay() == 2);
      run.finishOne(1); // attempt 0 is never the one that is done
    }
    await(() -> run.underWay() == 1);
    assertThat(run.started).containsExactly(0L, 1L, 2L, 3L);
    assertThat(run.committed).isEmpty();

    run.finishOne(0);

    await(() -> run.underWay() == 2);
    assertThat(run.reports).endsWith("4:1/1", "5:2/2");
    assertThat(run.committed).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void run_maxAttemptsMet_endsWithWhatWasAccepted() {
    Budget budget = Budget.ofAccepted(5).withMaxAttempts(7);
    ScriptedLoop run =
        new ScriptedLoop(settings(budget, 8, 3), index -> index % 3 == 0, index -> false);

    assertThat(run.runShuffled(new SeededRandom(2))).isEqualTo(StopReason.MAX_ATTEMPTS);
    assertThat(run.committed).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void run_lastAttemptAllowedIsTheLastNeeded_isCompleted() {
    Budget budget = Budget.ofAccepted(4).withMaxAttempts(4);
    ScriptedLoop run = new ScriptedLoop(settings(budget, 8, 3), index -> true, index -> false);

    assertThat(run.runShuffled(new SeededRandom(2))).isEqualTo(StopReason.COMPLETED);
  }

  @Test
  void run_stopped_finishesWhatIsUnderWay() {
    ScriptedLoop run =
        new ScriptedLoop(settings(Budget.ofAccepted(9), 8, 3), index -> true, index -> false);
    run.begin();
    await(() -> run.underWay() == 3);

    run.stop.stop();
    run.finishOne(2);
    run.finishOne(1);
    run.finishOne(0);

    assertThat(run.result().join()).isEqualTo(StopReason.CANCELLED);
    assertThat(run.committed).containsExactly(0L, 1L, 2L);
    assertThat(run.started).hasSize(3);
  }

  @Test
  void run_stoppedBeforeItBegins_doesNothing() {
    ScriptedLoop run =
        new ScriptedLoop(settings(Budget.ofAccepted(9), 8, 3), index -> true, index -> false);
    run.stop.stop();

    assertThat(run.runShuffled(new SeededRandom(0))).isEqualTo(StopReason.CANCELLED);
    assertThat(run.started).isEmpty();
  }

  @Test
  void run_outOfTime_finishesWhatIsUnderWay() {
    AtomicBoolean late = new AtomicBoolean();
    Budget budget = Budget.ofAccepted(9).withMaxDuration(Duration.ofHours(1));
    ScriptedLoop run =
        new ScriptedLoop(settings(budget, 8, 2), index -> true, index -> false)
            .outOfTime(late::get);
    run.begin();
    await(() -> run.underWay() == 2);

    late.set(true);
    run.finishOne(1);
    run.finishOne(0);

    assertThat(run.result().join()).isEqualTo(StopReason.MAX_DURATION);
    assertThat(run.committed).containsExactly(0L, 1L);
  }

  @Test
  void run_workerThrowsError_surfacesIt() {
    ScriptedLoop run =
        new ScriptedLoop(settings(Budget.ofAccepted(9), 8, 2), index -> true, index -> false)
            .worker(
                assignment -> {
                  throw new LinkageError("no such class");
                });

    assertThatThrownBy(() -> run.runShuffled(new SeededRandom(0)))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("attempt [01] failed: java.lang.LinkageError: no such class")
        .hasCauseInstanceOf(LinkageError.class);
    assertThat(run.committed).isEmpty();
  }

  @Test
  void run_workerFails_interruptsTheOthers() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    AttemptLoop.Worker worker =
        assignment -> {
          if (assignment.index() == 1) {
            underWay.await();
            throw new IllegalStateException("broken");
          }
          underWay.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
          return EngineFixture.rejected(assignment.index());
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      AttemptLoop loop = loop(settings(Budget.ofAccepted(2), 8, 2));
      assertThatThrownBy(() -> loop.run(crew(worker, threads), new StopSignal(), () -> false))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("attempt 1 failed: java.lang.IllegalStateException: broken");
      assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void run_interrupted_keepsWhatWasCommitted() {
    ScriptedLoop run =
        new ScriptedLoop(settings(Budget.ofAccepted(9), 8, 3), index -> true, index -> false);
    Thread thread = run.begin();
    await(() -> run.underWay() == 3);
    run.finishOne(0);
    await(() -> run.committed.size() == 1 && run.underWay() == 3);

    thread.interrupt();

    assertThatThrownBy(() -> run.result().get()).hasCauseInstanceOf(InterruptedException.class);
    assertThat(run.committed).containsExactly(0L);
  }

  @Test
  void run_executorRefuses_surfacesItAndCancels() {
    AtomicInteger tasks = new AtomicInteger();
    AttemptLoop loop = loop(settings(Budget.ofAccepted(2), 8, 2));
    AttemptLoop.Crew crew =
        crew(
            assignment -> EngineFixture.accepted(assignment.index()),
            task -> {
              if (tasks.incrementAndGet() == 2) {
                throw new java.util.concurrent.RejectedExecutionException("full");
              }
            });

    assertThatThrownBy(() -> loop.run(crew, new StopSignal(), () -> false)).hasMessage("full");
  }

  @Test
  void run_executorOfTheCallersThread_works() throws Exception {
    AttemptLoop loop = loop(settings(Budget.ofAccepted(5), 8, 3));
    AttemptLoop.Crew crew =
        crew(assignment -> EngineFixture.accepted(assignment.index()), Runnable::run);

    assertThat(loop.run(crew, new StopSignal(), () -> false)).isEqualTo(StopReason.COMPLETED);
  }

  @Test
  void run_noModelCanBeAsked_commitsWhatCameBeforeAndStops() throws Exception {
    List<Long> committed = new ArrayList<>();
    AttemptLoop.Worker worker =
        assignment -> {
          if (assignment.index() == 2) {
            EndOfRun.throwIf(
                new IllegalStateException(
                    new LlmException(LlmException.Reason.OVER_BUDGET, "no more")));
          }
          return EngineFixture.accepted(assignment.index());
        };
    AttemptLoop.Crew crew =
        new AttemptLoop.Crew(
            worker,
            outcome -> {
              committed.add(outcome.index());
              return outcome;
            },
            end -> StopReason.MAX_TOKENS,
            Runnable::run);

    StopReason reason =
        loop(settings(Budget.ofAccepted(9), 8, 4)).run(crew, new StopSignal(), () -> false);

    assertThat(reason).isEqualTo(StopReason.MAX_TOKENS);
    assertThat(committed).containsExactly(0L, 1L);
  }

  @Test
  void recall_attemptsOfBefore_leavesTheRestToRun() throws Exception {
    AttemptLoop loop = loop(settings(Budget.ofAccepted(4), 2, 1));
    List<Long> made = new ArrayList<>();

    for (long index = 0; index < 3; index++) {
      loop.recall(
          assignment ->
              assignment.index() == 1
                  ? EngineFixture.rejected(1)
                  : EngineFixture.accepted(assignment.index()));
    }
    loop.run(
        crew(
            assignment -> {
              made.add(assignment.index());
              return EngineFixture.accepted(assignment.index());
            },
            Runnable::run),
        new StopSignal(),
        () -> false);

    assertThat(made).containsExactly(3L, 4L);
  }

  private static AttemptLoop.Crew crew(
      AttemptLoop.Worker worker, java.util.concurrent.Executor executor) {
    return new AttemptLoop.Crew(worker, outcome -> outcome, end -> StopReason.MAX_TOKENS, executor);
  }

  private static AttemptLoop loop(RunSettings settings) {
    Steering steering =
        new Steering(
            (report, seed) -> io.tdscaling.api.evolution.SteeringTarget.FREE,
            settings.seed(),
            EngineFixture.workspace(),
            List.of());
    return new AttemptLoop(settings, steering);
  }

  private static RunSettings settings(Budget budget, int window, int concurrency) {
    return EngineFixture.settings(budget, window, concurrency);
  }

  @SuppressWarnings("ThreadPriorityCheck") // a courtesy to the threads that are waited for
  private static void await(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.yield();
    }
  }

  /** Which attempts are accepted, which of them are duplicates, and what should come of it. */
  private record Script(long seed, int percentPassing, int percentRepeating, Budget budget) {
    static Script random(long seed) {
      SeededRandom random = new SeededRandom(seed);
      long wanted = random.between(1, 60);
      Budget budget = Budget.ofAccepted(wanted).withMaxAttempts(random.between(20, 200));
      return new Script(seed, random.between(5, 100), random.between(0, 40), budget);
    }

    boolean passes(long index) {
      return SeededRandom.of(seed, index, "passes").nextInt(100) < percentPassing;
    }

    boolean repeats(long index) {
      return SeededRandom.of(seed, index, "repeats").nextInt(100) < percentRepeating;
    }

    boolean accepted(long index) {
      return passes(index) && !repeats(index);
    }

    long acceptedBelow(long index) {
      return LongStream.range(0, index).filter(this::accepted).count();
    }

    List<Long> shortestPrefix() {
      List<Long> prefix = new ArrayList<>();
      long index = 0;
      while (index < budget.maxAttempts() && acceptedBelow(index) < budget.accepted()) {
        prefix.add(index++);
      }
      return prefix;
    }

    StopReason reason() {
      return acceptedBelow(shortestPrefix().size()) == budget.accepted()
          ? StopReason.COMPLETED
          : StopReason.MAX_ATTEMPTS;
    }

    /** What steering should see: all of the outcomes up to the window before, and no others. */
    List<String> reports(int window) {
      List<String> reports = new ArrayList<>();
      for (long index : shortestPrefix()) {
        long settled = Math.max(0, index - window + 1);
        reports.add(index + ":" + settled + "/" + acceptedBelow(settled));
      }
      return reports;
    }
  }
}
