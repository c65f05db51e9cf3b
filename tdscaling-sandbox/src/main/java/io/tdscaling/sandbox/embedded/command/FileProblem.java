package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.embedded.execution.ExecutionEnded;
import io.tdscaling.sandbox.spi.ExecStatus;
import io.tdscaling.sandbox.workspace.RefusedException;

/** Something about a file, in the words of the C library. */
final class FileProblem extends Exception {
  static final String NOT_FOUND = "No such file or directory";
  static final String IS_A_DIRECTORY = "Is a directory";
  static final String NOT_A_DIRECTORY = "Not a directory";
  static final String DENIED = "Permission denied";

  private static final long serialVersionUID = 1L;

  private final String words;

  FileProblem(String words) {
    super(words, null, false, false);
    this.words = words;
  }

  /** Returns the problem behind a refusal; a full workspace ends the execution instead. */
  static FileProblem of(RefusedException refused) {
    return new FileProblem(
        switch (refused.code()) {
          case NOT_FOUND -> NOT_FOUND;
          case IS_A_DIRECTORY -> IS_A_DIRECTORY;
          case NOT_A_DIRECTORY -> NOT_A_DIRECTORY;
          case ALREADY_EXISTS -> "File exists";
          case PATH_OUTSIDE_WORKSPACE -> DENIED;
          case QUOTA_EXCEEDED ->
              throw ExecutionEnded.with(
                  ExecStatus.DISK_LIMIT, "No space left on device: " + refused.reason());
          default -> "Invalid argument";
        });
  }

  String words() {
    return words;
  }

  boolean isDirectory() {
    return words.equals(IS_A_DIRECTORY);
  }
}
