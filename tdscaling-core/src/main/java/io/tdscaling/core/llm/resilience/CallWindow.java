package io.tdscaling.core.llm.resilience;

import java.util.ArrayDeque;
import java.util.Deque;

/** The latest answers and failures. Not thread-safe. */
final class CallWindow {
  private final Deque<Boolean> failed = new ArrayDeque<>();
  private final BreakerPolicy policy;
  private int failures;

  CallWindow(BreakerPolicy policy) {
    this.policy = policy;
  }

  void add(boolean failure) {
    failed.addLast(failure);
    failures += failure ? 1 : 0;
    if (failed.size() > policy.calls()) {
      failures -= failed.removeFirst() ? 1 : 0;
    }
  }

  void clear() {
    failed.clear();
    failures = 0;
  }

  /** Returns whether too many of them failed. */
  boolean tooManyFailures() {
    return failed.size() >= policy.leastCalls()
        && failures >= policy.failureRatio() * failed.size();
  }
}
