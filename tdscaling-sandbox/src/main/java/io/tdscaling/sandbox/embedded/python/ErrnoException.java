package io.tdscaling.sandbox.embedded.python;

import java.io.IOException;

/** A system call that fails with a number; it carries no stack trace, for programs make many. */
final class ErrnoException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  ErrnoException(int errno) {
    super("errno " + errno);
    this.errno = errno;
  }

  int errno() {
    return errno;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
