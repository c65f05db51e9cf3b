package io.tdscaling.sandbox.embedded;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import io.tdscaling.sandbox.embedded.execution.ExecutionEnded;
import io.tdscaling.sandbox.embedded.execution.GuestFailure;
import io.tdscaling.sandbox.embedded.execution.GuestThread;
import io.tdscaling.sandbox.embedded.python.PythonGuest;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceScan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

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
      ExecLimits limits = request.limits().withWall(START_LIMIT);
      PythonGuest.Outcome started =
          inTime(new ExecutionBudget(limits), () -> guest.start(request.limits()));
      if (!started.alive()) {
        return new PythonRun(started, result(guest, started, List.of(), Duration.ZERO));
      }
    }
    byte[] stdin = request.stdin().getBytes(StandardCharsets.UTF_8);
    ExecutionBudget budget = new ExecutionBudget(request.limits());
    PythonGuest.Outcome outcome = inTime(budget, () -> guest.run(program, stdin, request.limits()));
    Duration wall = budget.elapsed();
    List<String> changed = files.scan().changedSince(before);
    return new PythonRun(outcome, result(guest, outcome, changed, wall));
  }

  boolean alive() {
    return outcome.alive();
  }

  private static PythonGuest.Outcome inTime(
      ExecutionBudget budget, Callable<PythonGuest.Outcome> work) throws InterruptedException {
    try {
      return GuestThread.call("python", budget, work);
    } catch (ExecutionEnded ended) {
      return dead(ended.status(), "");
    } catch (GuestFailure failed) {
      return dead(failed.status(), failed.reason());
    }
  }

  private static PythonGuest.Outcome dead(ExecStatus status, String message) {
    return new PythonGuest.Outcome(status, 0, false, MissingNode.getInstance(), message);
  }

  private static ExecResult result(
      PythonGuest guest, PythonGuest.Outcome outcome, List<String> changed, Duration wall) {
    String stderr = guest.stderr();
    return new ExecResult(
        outcome.status(),
        outcome.exitCode(),
        guest.stdout(),
        outcome.message().isEmpty() ? stderr : stderr + outcome.message() + '\n',
        guest.droppedBytes(),
        changed,
        wall,
        Duration.ZERO,
        guest.memoryBytes());
  }
}
