package io.tdscaling.examples.cli;

import io.tdscaling.core.TrajectorySynthesizer;
import java.util.concurrent.CountDownLatch;

/**
 * While open, lets Ctrl-C end a run in order: nothing more is started, what is under way is
 * finished, and the process waits until that is said and done.
 */
final class CancelOnInterrupt implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  CancelOnInterrupt(TrajectorySynthesizer synthesizer) {
    hook = new Thread(() -> cancel(synthesizer), "tdscaling-cancel");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void cancel(TrajectorySynthesizer synthesizer) {
    synthesizer.cancel();
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
