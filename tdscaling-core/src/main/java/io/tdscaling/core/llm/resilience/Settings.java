package io.tdscaling.core.llm.resilience;

import java.time.Duration;

/** Checks of settings, which print the bad value. */
final class Settings {
  private Settings() {}

  static void positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
  }

  static void positive(Duration value, String name) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
  }

  static void notNegative(Duration value, String name) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, got " + value);
    }
  }

  /** Refuses what is not above {@code low} and not up to {@code high}. */
  static void within(double value, double low, double high, String name) {
    if (!(value > low && value <= high)) {
      throw new IllegalArgumentException(
          name + " must be above " + low + " and at most " + high + ", got " + value);
    }
  }

  /** Returns a time in nanoseconds, however long it is. */
  static double nanos(Duration time) {
    return time.getSeconds() * 1e9 + time.getNano();
  }
}
