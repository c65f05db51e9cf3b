package io.tdscaling.sandbox.embedded.execution;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Takes what came of a task that has ended. */
final class Outcomes {
  private Outcomes() {}

  static <T> T of(FutureTask<T> task) throws GuestFailure, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ExecutionEnded ended) {
        throw ended;
      }
      throw new GuestFailure(failed.getCause());
    }
  }
}
