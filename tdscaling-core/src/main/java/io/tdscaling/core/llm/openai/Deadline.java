package io.tdscaling.core.llm.openai;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import java.time.Duration;

/** The end of the time that one question has, however many requests it takes. */
final class Deadline {
  /** Longer than anybody waits, and short enough to be counted in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private final Duration allowed;
  private final long start = System.nanoTime();

  Deadline(Duration allowed) {
    this.allowed = allowed.compareTo(LONGEST) > 0 ? LONGEST : allowed;
  }

  /** Returns the time left. */
  Duration left() throws LlmException {
    Duration left = allowed.minusNanos(System.nanoTime() - start);
    if (left.isZero() || left.isNegative()) {
      throw new LlmException(Reason.TIMED_OUT, "no answer that can be used within " + allowed);
    }
    return left;
  }
}
