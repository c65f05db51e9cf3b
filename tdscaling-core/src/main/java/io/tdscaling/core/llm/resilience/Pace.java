package io.tdscaling.core.llm.resilience;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time as the decorators see it: how much has passed, and waiting. Thread-safe. */
public interface Pace {
  /** Returns nanoseconds since some moment. */
  long nanoTime();

  /** Waits. */
  void sleep(Duration time) throws InterruptedException;

  /** Returns the time of the machine. */
  static Pace real() {
    return new Pace() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
      }
    };
  }
}
