package io.tdscaling.sandbox.embedded.execution;

import java.time.Instant;

/**
 * The time as programs see it: it starts at the same instant in every session and moves on by a
 * millisecond each time it is read, so that a program that waits for it ends.
 */
public final class VirtualTime {
  /** Where it starts: 2025-01-01T00:00:00Z. */
  public static final Instant START = Instant.ofEpochSecond(1_735_689_600);

  private static final long TICK_NANOS = 1_000_000;

  private long nanos = START.getEpochSecond() * 1_000_000_000L;

  /** Returns the time in nanoseconds since 1970 and moves it on. */
  public long read() {
    long now = nanos;
    nanos += TICK_NANOS;
    return now;
  }
}
