package io.tdscaling.sandbox.embedded.python;

/**
 * Ends a program that asks for it from within a system call, as by {@code os._exit}. No program can
 * catch it, and its interpreter is of no use after it.
 */
final class GuestExit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  GuestExit(int code) {
    super("exit", null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }
}
