package io.tdscaling.sandbox.embedded.command;

/** A command gives up: with an exit code and a message, without the command's name. */
final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String reason;

  CommandFailure(int exitCode, String reason) {
    super(reason, null, false, false);
    this.exitCode = exitCode;
    this.reason = reason;
  }

  int exitCode() {
    return exitCode;
  }

  String reason() {
    return reason;
  }
}
