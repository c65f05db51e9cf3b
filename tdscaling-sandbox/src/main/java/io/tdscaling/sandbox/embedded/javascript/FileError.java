package io.tdscaling.sandbox.embedded.javascript;

/** An error about a file, with Node's code for it. */
final class FileError extends Exception {
  private static final long serialVersionUID = 1L;

  static final String NO_SPACE = "ENOSPC";

  private final String code;

  FileError(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
