package io.tdscaling.sandbox.bubblewrap;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running sandbox, until nothing of it is left. */
final class SandboxProcess implements AutoCloseable {
  /** How long a sandbox that was told to stop may take to pack its workspace. */
  private static final Duration PACKING = Duration.ofMillis(700);

  /** Why a sandbox ended. */
  enum End {
    BY_ITSELF,
    TIME_UP,
    TOO_MUCH_OUTPUT
  }

  private final Process process;
  private final ExecutionDirectory directory;
  private final ControlGroup group;
  private final OutputCollector output;
  private final CompletableFuture<End> end;

  SandboxProcess(
      Process process, ExecutionDirectory directory, ControlGroup group, int outputBytes) {
    CompletableFuture<End> tooMuch = new CompletableFuture<>();
    this.process = process;
    this.directory = directory;
    this.group = group;
    this.output =
        new OutputCollector(
            process.getInputStream(),
            process.getErrorStream(),
            outputBytes,
            () -> tooMuch.complete(End.TOO_MUCH_OUTPUT));
    this.end =
        CompletableFuture.anyOf(tooMuch, process.onExit().thenApply(exited -> End.BY_ITSELF))
            .thenApply(End.class::cast);
  }

  OutputCollector output() {
    return output;
  }

  /** Waits until the sandbox has ended, or ends it, and returns why. */
  End await(Duration time) throws InterruptedException, IOException {
    End why = firstEnd(time);
    if (why != End.BY_ITSELF) {
      stop();
    }
    close();
    output.await();
    return why;
  }

  private End firstEnd(Duration time) throws InterruptedException {
    try {
      return end.get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return End.TIME_UP;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells process 1 to end the program and to pack what it left. */
  private void stop() throws InterruptedException, IOException {
    OptionalLong driver = directory.driver();
    if (driver.isPresent()) {
      ProcessHandle.of(driver.getAsLong()).filter(this::isChild).ifPresent(ProcessHandle::destroy);
      process.waitFor(PACKING.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** An id that was read may have become another process's since. */
  private boolean isChild(ProcessHandle driver) {
    return driver.parent().map(parent -> parent.pid() == process.pid()).orElse(false);
  }

  /**
   * Kills what is left. The kernel kills all processes of a sandbox with its process 1, and that
   * one with the process that started it; its descendants are those that are not yet so far.
   */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    // By its handle: a process that is destroyed closes the streams that are still being read.
    process.toHandle().destroyForcibly();
    group.kill();
    boolean interrupted = false;
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
