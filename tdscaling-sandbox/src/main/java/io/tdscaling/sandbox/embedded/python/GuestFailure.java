package io.tdscaling.sandbox.embedded.python;

/** What runs programs inside of the guest broke down. */
final class GuestFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GuestFailure(String message) {
    super(message);
  }
}
