package io.tdscaling.sandbox.embedded;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.sandbox.embedded.python.PythonGuest;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceScan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * One run of an interpreter, from the workspace before it to the workspace after it.
 *
 * @param outcome how it ended
 * @param result what is said of it
 */
record PythonRun(PythonGuest.Outcome outcome, ExecResult result) {
  /** Starting is quick but on a busy machine, and is not the program's time. */
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  /** Has the guest do something, in the time it has. */
  static PythonRun of(
      PythonGuest guest, ObjectNode program, ExecRequest request, WorkspaceFiles files)
      throws InterruptedException {
    WorkspaceScan before = files.scan();
    if (!guest.isStarted()) {
      PythonGuest.Outcome started = inTime(() -> guest.start(request.limits()), START_LIMIT);
      if (!started.alive()) {
        return new PythonRun(started, result(guest, started, List.of(), Duration.ZERO));
      }
    }
    long start = System.nanoTime();
    byte[] stdin = request.stdin().getBytes(StandardCharsets.UTF_8);
    PythonGuest.Outcome outcome =
        inTime(() -> guest.run(program, stdin, request.limits()), request.limits().wall());
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    List<String> changed = files.scan().changedSince(before);
    return new PythonRun(outcome, result(guest, outcome, changed, wall));
  }

  boolean alive() {
    return outcome.alive();
  }

  private static PythonGuest.Outcome inTime(Callable<PythonGuest.Outcome> work, Duration wall)
      throws InterruptedException {
    try {
      return GuestThread.run(work, wall);
    } catch (TimeoutException e) {
      return dead(ExecStatus.TIMEOUT, "");
    } catch (ExecutionException e) {
      return dead(ExecStatus.SANDBOX_ERROR, "the sandbox failed: " + e.getCause());
    }
  }

  private static PythonGuest.Outcome dead(ExecStatus status, String message) {
    return new PythonGuest.Outcome(status, 0, false, MissingNode.getInstance(), message);
  }

  private static ExecResult result(
      PythonGuest guest, PythonGuest.Outcome outcome, List<String> changed, Duration wall) {
    String stderr = new String(guest.stderr(), StandardCharsets.UTF_8);
    return new ExecResult(
        outcome.status(),
        outcome.exitCode(),
        new String(guest.stdout(), StandardCharsets.UTF_8),
        outcome.message().isEmpty() ? stderr : stderr + outcome.message() + '\n',
        guest.droppedBytes(),
        changed,
        wall,
        Duration.ZERO,
        guest.memoryBytes());
  }
}
