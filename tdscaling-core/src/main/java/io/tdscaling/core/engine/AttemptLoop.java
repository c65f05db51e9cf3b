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
import java.util.function.Function;

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

  /** Says why a run stops in which no model can be asked any more. */
  @FunctionalInterface
  interface Ending {
    /**
     * Returns the cap that was met.
     *
     * @throws IOException if it was none
     */
    StopReason reason(EndOfRun end) throws IOException;
  }

  /**
   * Who does what.
   *
   * @param worker does one attempt
   * @param committer has the last word on it
   * @param ending says why a run stops in which no model can be asked
   * @param executor runs the attempts
   */
  record Crew(Worker worker, Committer committer, Ending ending, Executor executor) {}

  /** An outcome, or what kept an attempt from having one. */
  private record Finished(long index, Optional<Outcome> outcome, Optional<Throwable> failure) {}

  AttemptLoop(RunSettings settings, Steering steering) {
    this.settings = settings;
    this.steering = steering;
  }

  /**
   * Takes in an attempt that an earlier process committed, in index order, before {@link #run}. It
   * is assigned again, so that steering is where it was.
   *
   * @param recall returns what came of it
   */
  void recall(Function<Assignment, Outcome> recall) {
    Outcome outcome = recall.apply(assign());
    unfolded.add(outcome);
    committed++;
    accepted += outcome.accepted() ? 1 : 0;
  }

  /**
   * Runs attempts until the budget is spent or a stop is asked for.
   *
   * @throws InterruptedException if interrupted; what was committed stays committed
   */
  StopReason run(Crew crew, StopSignal signal, BooleanSupplier outOfTime)
      throws IOException, InterruptedException {
    Optional<StopReason> stopped = Optional.empty();
    try {
      while (true) {
        if (stopped.isEmpty()) {
          stopped = startAll(crew, signal, outOfTime);
        }
        if (underWay.isEmpty()) {
          return stopped.orElse(StopReason.COMPLETED);
        }
        Optional<StopReason> ended = take(finished.take(), crew);
        stopped = stopped.isPresent() ? stopped : ended;
      }
    } finally {
      underWay.values().forEach(task -> task.cancel(true));
    }
  }

  /** Starts what can be started; returns why nothing more may be, if so. */
  private Optional<StopReason> startAll(Crew crew, StopSignal signal, BooleanSupplier outOfTime) {
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
      start(crew);
    }
    return Optional.empty();
  }

  /** Decides what the next attempt is to do, from what was committed a window before. */
  private Assignment assign() {
    while (!unfolded.isEmpty() && unfolded.peek().index() <= next - settings.window()) {
      Outcome outcome = unfolded.remove();
      steering.fold(outcome);
    }
    Assignment assignment = steering.assign(next);
    next++;
    return assignment;
  }

  private void start(Crew crew) {
    Assignment assignment = assign();
    FutureTask<Void> task = new FutureTask<>(() -> finished.add(attempt(assignment, crew)), null);
    underWay.put(assignment.index(), task);
    crew.executor().execute(task);
  }

  private static Finished attempt(Assignment assignment, Crew crew) {
    try {
      Outcome outcome = crew.worker().work(assignment);
      return new Finished(assignment.index(), Optional.of(outcome), Optional.empty());
    } catch (Throwable failure) {
      return new Finished(assignment.index(), Optional.empty(), Optional.of(failure));
    }
  }

  /** Takes an attempt in; returns why no more may be started, if it says so. */
  private Optional<StopReason> take(Finished attempt, Crew crew)
      throws IOException, InterruptedException {
    underWay.remove(attempt.index());
    if (attempt.outcome().isEmpty()) {
      // What was begun later is not committed: files hold attempts without a gap.
      return Optional.of(endOf(attempt, crew));
    }
    Outcome outcome = attempt.outcome().get();
    waiting.put(attempt.index(), outcome);
    accepted += outcome.accepted() ? 1 : 0;
    while (waiting.containsKey(committed)) {
      Outcome proposed = waiting.remove(committed);
      Outcome decided = crew.committer().commit(proposed);
      accepted -= proposed.accepted() && !decided.accepted() ? 1 : 0;
      unfolded.add(decided);
      committed++;
    }
    return Optional.empty();
  }

  private static StopReason endOf(Finished attempt, Crew crew)
      throws IOException, InterruptedException {
    if (attempt.failure().orElseThrow() instanceof EndOfRun end) {
      return crew.ending().reason(end);
    }
    throw failure(attempt);
  }

  private static IllegalStateException failure(Finished attempt) throws InterruptedException {
    Throwable cause = attempt.failure().orElseThrow();
    if (cause instanceof InterruptedException) {
      throw new InterruptedException("attempt " + attempt.index() + " was interrupted");
    }
    return new IllegalStateException("attempt " + attempt.index() + " failed: " + cause, cause);
  }
}
