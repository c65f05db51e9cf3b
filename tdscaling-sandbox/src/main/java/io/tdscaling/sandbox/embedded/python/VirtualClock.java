package io.tdscaling.sandbox.embedded.python;

/**
 * The time as programs see it: it starts at the same instant in every session, moves on by a
 * millisecond each time it is read, and by as long as a program sleeps. Nothing waits for it.
 */
final class VirtualClock {
  /** 2025-01-01T00:00:00Z. */
  private static final long START_NANOS = 1_735_689_600_000_000_000L;

  private static final long TICK_NANOS = 1_000_000;

  private long now = START_NANOS;
  private long sleepLeft;

  /** Starts an execution, in which a program may sleep for so long altogether. */
  void begin(long sleepNanos) {
    sleepLeft = sleepNanos;
  }

  /** Returns the time in nanoseconds since 1970. */
  long read() {
    now += TICK_NANOS;
    return now;
  }

  /** Moves the time on, or ends the program if it would sleep for too long. */
  void sleep(long nanos) {
    long wanted = Math.max(0, nanos);
    if (wanted > sleepLeft) {
      throw new GuestStop(GuestStop.Reason.SLEPT);
    }
    sleepLeft -= wanted;
    now += wanted;
  }
}
