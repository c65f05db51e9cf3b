package io.tdscaling.core.llm.resilience;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands out permits, first come, first served, and learns how many there should be: additive
 * increase, multiplicative decrease. Thread-safe.
 */
final class AdaptiveLimit {
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private final ConcurrencyLimit settings;
  private final UsualLatency usual;
  private double limit;
  private int inFlight;
  private long round;

  /** How a request went. */
  enum Outcome {
    /** An answer came. */
    ANSWERED,
    /** The server has too much to do. */
    OVERLOADED,
    /** No answer came in time. */
    TIMED_OUT,
    /** It says nothing of how much the server has to do. */
    UNKNOWN
  }

  /**
   * Leave to send one request.
   *
   * @param round how often the limit was lowered before
   * @param used whether the limit was used up when the permit was given
   */
  record Permit(long round, boolean used) {}

  private static final class Waiter {
    private final Condition turn;
    private boolean admitted;

    Waiter(Condition turn) {
      this.turn = turn;
    }
  }

  AdaptiveLimit(ConcurrencyLimit settings) {
    this.settings = settings;
    this.usual = new UsualLatency(settings.tolerance());
    this.limit = settings.first();
  }

  /** Waits for a permit, which has to be given back. */
  Permit acquire() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (waiters.isEmpty() && inFlight < allowed()) {
        inFlight++;
      } else {
        await(new Waiter(lock.newCondition()));
      }
      return new Permit(round, inFlight >= allowed());
    } finally {
      lock.unlock();
    }
  }

  private void await(Waiter waiter) throws InterruptedException {
    waiters.add(waiter);
    try {
      while (!waiter.admitted) {
        waiter.turn.await();
      }
    } catch (InterruptedException e) {
      leave(waiter);
      throw e;
    }
  }

  private void leave(Waiter waiter) {
    if (waiter.admitted) {
      inFlight--;
      admit();
    } else {
      waiters.remove(waiter);
    }
  }

  /** Takes a permit back. */
  void release(Permit permit, Outcome outcome, double nanos) {
    lock.lock();
    try {
      inFlight--;
      learn(permit, outcome, nanos);
      admit();
    } finally {
      lock.unlock();
    }
  }

  private void learn(Permit permit, Outcome outcome, double nanos) {
    boolean timed = outcome == Outcome.ANSWERED || outcome == Outcome.TIMED_OUT;
    boolean overloaded = timed ? usual.tooLong(nanos) : outcome == Outcome.OVERLOADED;
    if (overloaded && permit.round() == round) {
      limit = Math.max(1, limit * settings.decrease());
      round++;
    } else if (!overloaded && outcome == Outcome.ANSWERED && permit.used()) {
      limit = Math.min(settings.most(), limit + 1 / limit);
    }
  }

  private void admit() {
    while (!waiters.isEmpty() && inFlight < allowed()) {
      Waiter next = waiters.remove();
      next.admitted = true;
      inFlight++;
      next.turn.signal();
    }
  }

  private int allowed() {
    return (int) limit;
  }

  /** Returns the present limit. */
  int limit() {
    lock.lock();
    try {
      return allowed();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many permits are out. */
  int inFlight() {
    lock.lock();
    try {
      return inFlight;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many wait for a permit. */
  int waiting() {
    lock.lock();
    try {
      return waiters.size();
    } finally {
      lock.unlock();
    }
  }
}
