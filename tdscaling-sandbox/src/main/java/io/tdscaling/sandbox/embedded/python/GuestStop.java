package io.tdscaling.sandbox.embedded.python;

/**
 * Ends a program from within a system call. No program can catch it, and its interpreter is of no
 * use after it.
 */
final class GuestStop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a program was ended. */
  enum Reason {
    /** It asked for it, as by {@code os._exit}. */
    EXIT,
    /** It wrote more output than it may. */
    OUTPUT,
    /** It slept for longer than it may run. */
    SLEPT,
    /** Its thread was interrupted. */
    INTERRUPTED
  }

  private final Reason reason;
  private final int exitCode;

  GuestStop(Reason reason) {
    this(reason, 0);
  }

  GuestStop(Reason reason, int exitCode) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.exitCode = exitCode;
  }

  Reason reason() {
    return reason;
  }

  int exitCode() {
    return exitCode;
  }
}
