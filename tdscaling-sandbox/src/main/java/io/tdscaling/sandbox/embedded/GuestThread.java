package io.tdscaling.sandbox.embedded;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what programs do on a thread of its own, which has a stack deep enough for an interpreter
 * and ends with the program: when its time is up it is interrupted, which interpreters heed at
 * every jump.
 */
public final class GuestThread {
  private static final long STACK_BYTES = 64L << 20;

  /** How long an interrupted program may take to end before it is given up. */
  private static final long GRACE_MILLIS = 2_000;

  private GuestThread() {}

  /**
   * Runs a program to its end.
   *
   * @throws TimeoutException if its time was up
   * @throws ExecutionException what it threw
   * @throws InterruptedException if the caller was interrupted
   */
  public static <T> T run(Callable<T> program, Duration wall)
      throws TimeoutException, ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(program);
    Thread thread = new Thread(null, task, "tdscaling-sandbox", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(wall.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      end(thread);
    }
  }

  /** Ends the thread. It has ended already, unless its time was up or the caller interrupted. */
  private static void end(Thread thread) throws InterruptedException {
    if (!thread.isAlive()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    thread.interrupt();
    try {
      thread.join(GRACE_MILLIS);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
