package io.tdscaling.sandbox.bubblewrap;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts the processes of all sandboxes, on one thread that lives as long as the backend: a sandbox
 * dies with the thread that started it, and a caller's thread may be a virtual one, whose carrier
 * comes and goes.
 */
final class Launcher implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread starter = new Thread(task, "tdscaling-sandbox-launcher");
            starter.setDaemon(true);
            return starter;
          });

  /** Starts a process without environment. Not interrupted half way: there is a process or none. */
  Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    Future<Process> started = thread.submit(builder::start);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return started.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IOException("cannot start " + command.get(0), e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the thread, and with it every sandbox that is still there. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
