package io.tdscaling.sandbox.spi;

import java.util.Locale;

/** How an execution ended. */
public enum ExecStatus {
  /** The program ended by itself, with exit code 0. */
  OK,
  /** The program ended by itself, with another exit code or an uncaught error. */
  NONZERO,
  /** The time was up. */
  TIMEOUT,
  /** The program wanted more memory than it may have. */
  OUT_OF_MEMORY,
  /** The program wrote more output than it may; what it wrote first is kept. */
  OUTPUT_LIMIT,
  /** The program wrote more, or more files, than the workspace may hold. */
  DISK_LIMIT,
  /** The interpreter or the process broke down, as by a stack overflow or a signal. */
  CRASH,
  /** The program asked for something that no program here may have. */
  DENIED,
  /** The sandbox itself failed; the program is not to blame. */
  SANDBOX_ERROR;

  /** Returns the lower-case label used in results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
