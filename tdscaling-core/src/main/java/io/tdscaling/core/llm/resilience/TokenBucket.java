package io.tdscaling.core.llm.resilience;

import java.time.Duration;

/**
 * Something that flows in steadily, up to a bound, and is taken out. More may be taken than is
 * there: whoever does waits until it has flowed in, and those who come later wait for theirs after
 * that. So everyone is served in turn, and what is too large for the bucket too. Thread-safe.
 */
final class TokenBucket {
  private static final double MINUTE = 60e9;

  private final double perNano;
  private final double capacity;
  private double available;
  private long filledAt;

  /**
   * Makes a full bucket.
   *
   * @param perMinute how much flows in
   * @param burst time in which an empty bucket is filled; it holds one at least
   * @param now nanoseconds since some moment
   */
  TokenBucket(long perMinute, Duration burst, long now) {
    this.perNano = perMinute / MINUTE;
    this.capacity = Math.max(1, perNano * Settings.nanos(burst));
    this.available = capacity;
    this.filledAt = now;
  }

  /** Takes out, and returns for how many nanoseconds to wait. */
  synchronized double take(double amount, long now) {
    fill(now);
    available -= amount;
    return available >= 0 ? 0 : -available / perNano;
  }

  /** Puts back what was taken and not used; takes more if it is negative. */
  synchronized void putBack(double amount, long now) {
    fill(now);
    available = Math.min(capacity, available + amount);
  }

  private void fill(long now) {
    long passed = now - filledAt;
    if (passed > 0) {
      available = Math.min(capacity, available + passed * perNano);
      filledAt = now;
    }
  }
}
