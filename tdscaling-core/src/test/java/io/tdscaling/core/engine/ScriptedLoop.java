package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/**
 * An attempt loop whose attempts are done one at a time by the test's thread, in an order of its
 * choice.
 */
final class ScriptedLoop implements Executor {
  private static final int TURNS_TO_WAIT = 200_000_000;

  final List<Long> started = Collections.synchronizedList(new ArrayList<>());
  final List<Long> committed = Collections.synchronizedList(new ArrayList<>());
  final List<String> reports = Collections.synchronizedList(new ArrayList<>());
  final StopSignal stop = new StopSignal();

  private final Budget budget;
  private final LongPredicate passes;
  private final LongPredicate repeats;
  private final List<Runnable> pending = Collections.synchronizedList(new ArrayList<>());
  private final AttemptLoop loop;
  private final CompletableFuture<StopReason> result = new CompletableFuture<>();
  private BooleanSupplier outOfTime = () -> false;
  private AttemptLoop.Worker worker = this::work;
  private final AtomicLong promised = new AtomicLong();
  private volatile int mostUnderWay;

  /**
   * Scripts a run.
   *
   * @param passes which attempts the stages accept
   * @param repeats which of these turn out to be duplicates when they are committed
   */
  ScriptedLoop(RunSettings settings, LongPredicate passes, LongPredicate repeats) {
    this.budget = settings.budget();
    this.passes = passes;
    this.repeats = repeats;
    Steering steering =
        new Steering(
            (report, seed) -> {
              reports.add(report.index() + ":" + report.settled() + "/" + report.accepted());
              return SteeringTarget.FREE;
            },
            settings.seed(),
            EngineFixture.workspace(),
            List.of());
    this.loop = new AttemptLoop(settings, steering);
  }

  ScriptedLoop outOfTime(BooleanSupplier value) {
    outOfTime = value;
    return this;
  }

  ScriptedLoop worker(AttemptLoop.Worker value) {
    worker = value;
    return this;
  }

  /** Called by the loop's thread alone. */
  @Override
  public void execute(Runnable task) {
    assertThat(promised.get() + pending.size())
        .as("accepted and under way when attempt %d is started", started.size())
        .isLessThan(budget.accepted());
    started.add((long) started.size());
    pending.add(task);
    mostUnderWay = Math.max(mostUnderWay, pending.size());
  }

  int mostUnderWay() {
    return mostUnderWay;
  }

  /** Begins the run, which does nothing before {@link #finishOne}. */
  Thread begin() {
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(loop.run(crew(), stop, outOfTime));
              } catch (Throwable fault) {
                result.completeExceptionally(fault);
              }
            },
            "scripted-loop");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Runs to the end, with the attempts done in random order. */
  StopReason runShuffled(SeededRandom random) {
    Thread thread = begin();
    while (settle(thread)) {
      finishOne(random.nextInt(pending.size()));
    }
    return result.join();
  }

  /** Waits until the loop waits or has ended; returns whether attempts are under way. */
  @SuppressWarnings("ThreadPriorityCheck") // a courtesy to the threads that are waited for
  boolean settle(Thread thread) {
    for (int turn = 0; turn < TURNS_TO_WAIT; turn++) {
      if (result.isDone()) {
        return false;
      }
      if (thread.getState() == Thread.State.WAITING && !pending.isEmpty()) {
        return true;
      }
      Thread.yield();
    }
    throw new AssertionError("the loop neither waits nor ends: " + thread.getState());
  }

  /** Does one of the attempts under way. */
  void finishOne(int position) {
    pending.remove(position).run();
  }

  int underWay() {
    return pending.size();
  }

  CompletableFuture<StopReason> result() {
    return result;
  }

  private AttemptLoop.Crew crew() {
    return new AttemptLoop.Crew(
        assignment -> worker.work(assignment),
        this::commit,
        end -> {
          throw end.failure();
        },
        this);
  }

  private Outcome work(Assignment assignment) {
    if (passes.test(assignment.index())) {
      promised.incrementAndGet();
      return EngineFixture.accepted(assignment.index());
    }
    return EngineFixture.rejected(assignment.index());
  }

  private Outcome commit(Outcome outcome) {
    committed.add(outcome.index());
    if (outcome.accepted() && repeats.test(outcome.index())) {
      promised.decrementAndGet();
      return outcome.rejected(EngineFixture.fault("duplicate.exact"));
    }
    return outcome;
  }
}
