package io.tdscaling.core.llm.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps or says so. Thread-safe. */
final class FakePace implements Pace {
  private final List<Duration> slept = new ArrayList<>();
  private long now = 123_456_789;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted in a sleep");
    }
    slept.add(time);
    now += time.toNanos();
  }

  synchronized void pass(Duration time) {
    now += time.toNanos();
  }

  synchronized List<Duration> slept() {
    return List.copyOf(slept);
  }

  synchronized Duration sleptInAll() {
    return slept.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
