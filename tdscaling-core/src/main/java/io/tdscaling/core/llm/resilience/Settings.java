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

  /** Refuses what is not above 0 and at most 1. */
  static void fraction(double value, String name) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be above 0 and at most 1, got " + value);
    }
  }

  /** Returns a time in nanoseconds, however long it is. */
  static double nanos(Duration time) {
    return time.getSeconds() * 1e9 + time.getNano();
  }
}
