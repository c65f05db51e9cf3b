package io.tdscaling.sandbox.embedded.execution;

import io.tdscaling.sandbox.spi.ExecStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * The time as programs see it: it starts at the same instant in every session, moves on by a
 * millisecond each time it is read, so that a program that waits for it ends, and by as long as a
 * program sleeps. Nothing waits for it.
 */
public final class VirtualTime {
  /** Where it starts: 2025-01-01T00:00:00Z. */
  public static final Instant START = Instant.ofEpochSecond(1_735_689_600);

  private static final long TICK_NANOS = 1_000_000;

  private long nanos = START.getEpochSecond() * 1_000_000_000L;
  private long sleepLeft;

  /** Starts an execution that may sleep for so long altogether; before that none may. */
  public void allowSleep(Duration most) {
    sleepLeft = most.toNanos();
  }

  /** Returns the time in nanoseconds since 1970 and moves it on. */
  public long read() {
    long now = nanos;
    nanos += TICK_NANOS;
    return now;
  }

  /**
   * Moves the time on.
   *
   * @param wanted how long, in nanoseconds; nothing if negative
   * @throws ExecutionEnded if that is longer than the execution may sleep
   */
  public void sleep(long wanted) {
    long slept = Math.max(0, wanted);
    if (slept > sleepLeft) {
      throw ExecutionEnded.with(ExecStatus.TIMEOUT, "the program sleeps for too long");
    }
    sleepLeft -= slept;
    nanos += slept;
  }
}
