package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import io.tdscaling.sandbox.embedded.execution.ExecutionEnded;
import io.tdscaling.sandbox.spi.ExecStatus;

/** Where a command writes to. */
interface Output {
  /** Where what is written is gone. */
  Output NOWHERE = text -> {};

  void write(String text);

  /** Writes a text and a newline. */
  default void line(String text) {
    write(text);
    write("\n");
  }

  /** What a command writes, kept for the next command or for a file. */
  final class Buffer implements Output {
    private final StringBuilder text = new StringBuilder();
    private final ExecutionBudget budget;
    private final long limit;

    /** Holds at most {@code limit} characters; what goes to a file may be no larger than that. */
    Buffer(ExecutionBudget budget, long limit) {
      this.budget = budget;
      this.limit = limit;
    }

    @Override
    public void write(String more) {
      budget.work(1 + more.length() / 8);
      budget.hold(2L * more.length());
      if (text.length() + (long) more.length() > limit) {
        throw ExecutionEnded.with(ExecStatus.DISK_LIMIT, "write error: No space left on device");
      }
      text.append(more);
    }

    String text() {
      return text.toString();
    }
  }
}
