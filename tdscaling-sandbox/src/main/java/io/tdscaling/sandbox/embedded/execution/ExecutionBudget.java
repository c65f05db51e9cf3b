package io.tdscaling.sandbox.embedded.execution;

import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecStatus;
import java.time.Duration;

/**
 * The time and memory that one execution has left. Code that works for a program says so at every
 * turn of its loops; when time or memory is up, or the thread is interrupted, the execution ends.
 */
public final class ExecutionBudget {
  /** Units of work between two looks at the clock; a unit takes well under a microsecond. */
  private static final int WORK_BETWEEN_CHECKS = 4_096;

  private final ExecLimits limits;
  private final long start = System.nanoTime();
  private long worked;
  private long held;

  /** Starts the clock. */
  public ExecutionBudget(ExecLimits limits) {
    this.limits = limits;
  }

  /** Says that a little work was done, such as looking at a line or comparing two. */
  public void work() {
    work(1);
  }

  /** Says that work was done: roughly one unit for each character looked at. */
  public void work(long units) {
    worked += units;
    if (worked >= WORK_BETWEEN_CHECKS) {
      worked = 0;
      check();
    }
  }

  /** Looks at the clock and for an interruption at once. */
  public void check() {
    if (Thread.interrupted()) {
      throw ExecutionEnded.byInterruption();
    }
    if (left().isNegative()) {
      throw ExecutionEnded.with(
          ExecStatus.TIMEOUT, "the time limit of " + limits.wall().toMillis() + " ms was reached");
    }
  }

  /** Says that so many bytes more are kept until the execution ends. */
  public void hold(long bytes) {
    held += bytes;
    if (held > limits.memoryBytes()) {
      throw ExecutionEnded.with(
          ExecStatus.OUT_OF_MEMORY,
          "the memory limit of " + limits.memoryBytes() + " bytes was reached");
    }
  }

  /** Returns the time that is left; negative where there is none. */
  public Duration left() {
    return limits.wall().minus(elapsed());
  }

  /** Returns the time since the start. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Returns the bytes that were held. */
  public long heldBytes() {
    return held;
  }
}
