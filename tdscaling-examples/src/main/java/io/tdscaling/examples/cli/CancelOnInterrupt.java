package io.tdscaling.examples.cli;

import java.util.concurrent.CountDownLatch;

/**
 * While open, lets Ctrl-C end a run in order: nothing more is started, what is under way is
 * finished, and the process waits until that is said and done.
 */
final class CancelOnInterrupt implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /**
   * Begins to wait for an interrupt.
   *
   * @param cancel asks for the end
   */
  CancelOnInterrupt(Runnable cancel) {
    hook = new Thread(() -> cancelled(cancel), "tdscaling-cancel");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void cancelled(Runnable cancel) {
    cancel.run();
    try {
      done.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already; it has just been let go.
    }
  }
}
