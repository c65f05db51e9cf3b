package io.tdscaling.sandbox.embedded.execution;

import io.tdscaling.sandbox.spi.ExecStatus;
import org.jspecify.annotations.Nullable;

/** A guest broke down with something that its interpreter did not expect. */
public final class GuestFailure extends Exception {
  private static final long serialVersionUID = 1L;

  GuestFailure(@Nullable Throwable cause) {
    super(cause);
  }

  /** Returns how the execution ended: out of memory, or a crash. */
  public ExecStatus status() {
    return getCause() instanceof OutOfMemoryError ? ExecStatus.OUT_OF_MEMORY : ExecStatus.CRASH;
  }

  /** Returns a short message for standard error that is the same on every machine. */
  public String reason() {
    if (getCause() instanceof StackOverflowError) {
      return "stack overflow";
    }
    return status() == ExecStatus.OUT_OF_MEMORY
        ? "the memory limit was reached"
        : "the interpreter broke down";
  }
}
