package io.tdscaling.sandbox.embedded.sql;

/** A statement that nobody may execute here. */
final class DeniedException extends Exception {
  private static final long serialVersionUID = 1L;

  DeniedException(String message) {
    super(message, null, false, false);
  }
}
