package io.tdscaling.core.llm.resilience;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether requests may be sent: all while closed, none while open, a few when it was open for
 * long enough. Thread-safe.
 */
final class Breaker {
  private final BreakerPolicy policy;
  private final CallWindow window;
  private final long pause;
  private State state = State.CLOSED;
  private long period;
  private long openedAt;
  private int probing;
  private int answered;
  private @Nullable IOException last;

  enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  /** How a request went. */
  enum Outcome {
    ANSWERED,
    FAILED,
    /** It says nothing of the endpoint. */
    UNKNOWN
  }

  Breaker(BreakerPolicy policy) {
    this.policy = policy;
    this.window = new CallWindow(policy);
    this.pause = (long) Settings.nanos(policy.pause());
  }

  /**
   * Returns the period in which a request may be sent now, whose outcome has to be told; empty if
   * none may.
   */
  synchronized OptionalLong admit(long now) {
    if (state == State.OPEN && now - openedAt >= pause) {
      enter(State.HALF_OPEN);
    }
    if (state == State.OPEN
        || (state == State.HALF_OPEN && probing + answered >= policy.probes())) {
      return OptionalLong.empty();
    }
    probing += state == State.HALF_OPEN ? 1 : 0;
    return OptionalLong.of(period);
  }

  /** Returns how many nanoseconds to wait before it makes sense to ask again. */
  synchronized long untilNext(long now) {
    return state == State.OPEN ? Math.max(1, pause - (now - openedAt)) : Math.max(1, pause / 10);
  }

  /** Takes in how a request of some period went. One of an earlier period says nothing any more. */
  synchronized void told(long ofPeriod, Outcome outcome, @Nullable IOException failure, long now) {
    if (ofPeriod != period) {
      return;
    }
    last = failure == null ? last : failure;
    if (state == State.HALF_OPEN) {
      probed(outcome, now);
    } else if (outcome != Outcome.UNKNOWN) {
      window.add(outcome == Outcome.FAILED);
      if (outcome == Outcome.FAILED && window.tooManyFailures()) {
        open(now);
      }
    }
  }

  private void probed(Outcome outcome, long now) {
    probing--;
    if (outcome == Outcome.FAILED) {
      open(now);
    } else if (outcome == Outcome.ANSWERED) {
      answered++;
      if (answered >= policy.probes()) {
        enter(State.CLOSED);
      }
    }
  }

  private void open(long now) {
    openedAt = now;
    enter(State.OPEN);
  }

  private void enter(State next) {
    state = next;
    period++;
    probing = 0;
    answered = 0;
    window.clear();
  }

  synchronized State state() {
    return state;
  }

  /** Returns the latest failure that counted, if any. */
  synchronized @Nullable IOException last() {
    return last;
  }
}
