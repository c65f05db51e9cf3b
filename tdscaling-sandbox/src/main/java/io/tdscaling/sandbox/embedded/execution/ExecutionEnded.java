package io.tdscaling.sandbox.embedded.execution;

import io.tdscaling.sandbox.spi.ExecStatus;

/**
 * An execution is over before its program is. It is unchecked, so that it also leaves comparators
 * and callbacks, and carries no stack trace; interpreters make a result of it.
 */
public final class ExecutionEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExecStatus status;
  private final boolean interruption;

  private ExecutionEnded(ExecStatus status, String message, boolean interruption) {
    super(message, null, false, false);
    this.status = status;
    this.interruption = interruption;
  }

  /** Returns the end with this status, to be thrown. */
  public static ExecutionEnded with(ExecStatus status, String message) {
    return new ExecutionEnded(status, message, false);
  }

  static ExecutionEnded byInterruption() {
    return new ExecutionEnded(ExecStatus.TIMEOUT, "interrupted", true);
  }

  /**
   * Returns how the execution ended.
   *
   * @throws InterruptedException if it ended because its thread was interrupted
   */
  public ExecStatus status() throws InterruptedException {
    if (interruption) {
      throw new InterruptedException("interrupted while code was running");
    }
    return status;
  }

  /** Returns a short message for standard error. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
