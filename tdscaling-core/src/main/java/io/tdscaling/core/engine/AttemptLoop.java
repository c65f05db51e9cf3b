package io.tdscaling.core.engine;

import io.tdscaling.api.synthesis.StopReason;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/**
 * Starts attempts, takes their outcomes in, and commits them in index order.
 *
 * <p>Attempts are started only while accepted and under way together are fewer than wanted. So
 * whatever the timing, the attempts made are the shortest prefix of indices that holds the
 * acceptances wanted. The assignment of attempt {@code i} takes the outcomes up to {@code i −
 * window} into account, all of these and no others.
 */
final class AttemptLoop {
  private final RunSettings settings;
  private final Steering steering;
  private final Worker worker;
  private final Committer committer;
  private final Executor executor;

  private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
  private final Map<Long, FutureTask<Void>> underWay = new HashMap<>();
  private final Map<Long, Outcome> waiting = new HashMap<>();
  private final Deque<Outcome> unfolded = new ArrayDeque<>();
  private long next;
  private long committed;
  private long accepted;

  /** Does one attempt. */
  @FunctionalInterface
  interface Worker {
    Outcome work(Assignment assignment) throws InterruptedException;
  }

  /** Takes outcomes in index order and has the last word on them. */
  @FunctionalInterface
  interface Committer {
    Outcome commit(Outcome outcome) throws IOException;
  }

  /** An outcome, or what kept an attempt from having one. */
  private record Finished(long index, Optional<Outcome> outcome, Optional<Throwable> failure) {}

  AttemptLoop(
      RunSettings settings,
      Steering steering,
      Worker worker,
      Committer committer,
      Executor executor) {
    this.settings = settings;
    this.steering = steering;
    this.worker = worker;
    this.committer = committer;
    this.executor = executor;
  }

  /**
   * Runs attempts until the budget is spent or a stop is asked for.
   *
   * @throws InterruptedException if interrupted; what was committed stays committed
   */
  StopReason run(StopSignal signal, BooleanSupplier outOfTime)
      throws IOException, InterruptedException {
    Optional<StopReason> stopped = Optional.empty();
    try {
      while (true) {
        if (stopped.isEmpty()) {
          stopped = startAll(signal, outOfTime);
        }
        if (underWay.isEmpty()) {
          return stopped.orElse(StopReason.COMPLETED);
        }
        take(finished.take());
      }
    } finally {
      underWay.values().forEach(task -> task.cancel(true));
    }
  }

  /** Starts what can be started; returns why nothing more may be, if so. */
  private Optional<StopReason> startAll(StopSignal signal, BooleanSupplier outOfTime) {
    while (accepted + underWay.size() < settings.budget().accepted()) {
      if (signal.stopped()) {
        return Optional.of(StopReason.CANCELLED);
      }
      if (outOfTime.getAsBoolean()) {
        return Optional.of(StopReason.MAX_DURATION);
      }
      if (next >= settings.budget().maxAttempts()) {
        return Optional.of(StopReason.MAX_ATTEMPTS);
      }
      if (underWay.size() >= settings.concurrency() || committed <= next - settings.window()) {
        return Optional.empty();
      }
      start();
    }
    return Optional.empty();
  }

  private void start() {
    while (!unfolded.isEmpty() && unfolded.peek().index() <= next - settings.window()) {
      Outcome outcome = unfolded.remove();
      steering.fold(outcome.attempt(), outcome.profile());
    }
    Assignment assignment = steering.assign(next);
    FutureTask<Void> task = new FutureTask<>(() -> finished.add(attempt(assignment)), null);
    underWay.put(next, task);
    next++;
    executor.execute(task);
  }

  private Finished attempt(Assignment assignment) {
    try {
      Outcome outcome = worker.work(assignment);
      return new Finished(assignment.index(), Optional.of(outcome), Optional.empty());
    } catch (Throwable failure) {
      return new Finished(assignment.index(), Optional.empty(), Optional.of(failure));
    }
  }

  private void take(Finished attempt) throws IOException, InterruptedException {
    underWay.remove(attempt.index());
    if (attempt.outcome().isEmpty()) {
      throw failure(attempt);
    }
    Outcome outcome = attempt.outcome().get();
    waiting.put(attempt.index(), outcome);
    accepted += outcome.accepted() ? 1 : 0;
    while (waiting.containsKey(committed)) {
      Outcome proposed = waiting.remove(committed);
      Outcome decided = committer.commit(proposed);
      accepted -= proposed.accepted() && !decided.accepted() ? 1 : 0;
      unfolded.add(decided);
      committed++;
    }
  }

  private static IllegalStateException failure(Finished attempt) throws InterruptedException {
    Throwable cause = attempt.failure().orElseThrow();
    if (cause instanceof InterruptedException) {
      throw new InterruptedException("attempt " + attempt.index() + " was interrupted");
    }
    return new IllegalStateException("attempt " + attempt.index() + " failed: " + cause, cause);
  }
}
