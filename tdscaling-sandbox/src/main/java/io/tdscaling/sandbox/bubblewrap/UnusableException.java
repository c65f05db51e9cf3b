package io.tdscaling.sandbox.bubblewrap;

/** Sandboxes cannot be made here; the message says why. */
final class UnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
