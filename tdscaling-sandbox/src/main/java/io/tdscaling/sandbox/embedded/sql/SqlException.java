package io.tdscaling.sandbox.embedded.sql;

import io.tdscaling.sandbox.spi.ExecStatus;

/** SQLite reports an error. */
final class SqlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExecStatus status;

  SqlException(ExecStatus status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  ExecStatus status() {
    return status;
  }
}
