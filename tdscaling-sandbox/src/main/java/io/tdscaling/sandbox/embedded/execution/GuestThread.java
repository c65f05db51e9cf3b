package io.tdscaling.sandbox.embedded.execution;

import io.tdscaling.sandbox.spi.ExecStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Runs a guest on a thread of its own: one with a deep stack, that is interrupted when its time is
 * up and is gone when this returns.
 */
public final class GuestThread {
  private static final long STACK_BYTES = 64L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long INTERRUPT_EVERY_MILLIS = 20;

  private GuestThread() {}

  /**
   * Runs a guest until it ends or its time is up.
   *
   * @throws ExecutionEnded if the time was up, or as the guest throws it
   * @throws GuestFailure if the guest throws anything else
   * @throws InterruptedException if interrupted; the guest has ended then
   */
  public static <T> T call(String name, ExecutionBudget budget, Callable<T> guest)
      throws GuestFailure, InterruptedException {
    FutureTask<T> task = new FutureTask<>(guest);
    Thread thread = new Thread(null, task, "tdscaling-" + name, STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(Math.max(1, budget.left().toMillis()));
    } catch (InterruptedException interrupted) {
      end(thread);
      throw interrupted;
    }
    if (thread.isAlive()) {
      end(thread);
      budget.check();
      throw ExecutionEnded.with(ExecStatus.TIMEOUT, "the time limit was reached");
    }
    return Outcomes.of(task);
  }

  /** Interrupts a thread until it has ended. */
  private static void end(Thread thread) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (thread.isAlive()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(thread.getName() + " does not end when interrupted");
      }
      thread.interrupt();
      try {
        thread.join(INTERRUPT_EVERY_MILLIS);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
