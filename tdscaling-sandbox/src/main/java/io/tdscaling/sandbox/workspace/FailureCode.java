package io.tdscaling.sandbox.workspace;

import java.util.Locale;

/** Why a call was refused; the lower-case name is the code that agents see. */
public enum FailureCode {
  /** No tool has this name. */
  UNKNOWN_TOOL,
  /** An argument is missing, unknown or of the wrong type. */
  INVALID_ARGUMENTS,
  /** The path is not one that a workspace can hold. */
  INVALID_PATH,
  /** The path leads out of the workspace. */
  PATH_OUTSIDE_WORKSPACE,
  /** Nothing has this path. */
  NOT_FOUND,
  /** A file was wanted, the path is of a directory. */
  IS_A_DIRECTORY,
  /** A directory was wanted, the path is of a file. */
  NOT_A_DIRECTORY,
  /** Nothing should have this path, something has. */
  ALREADY_EXISTS,
  /** A text file was wanted, this one is not UTF-8. */
  NOT_TEXT,
  /** The first line wanted lies behind the last one. */
  INVALID_RANGE,
  /** The text to replace does not occur. */
  TEXT_NOT_FOUND,
  /** The text to replace occurs more than once. */
  TEXT_AMBIGUOUS,
  /** The text is not a unified diff of one file. */
  DIFF_MALFORMED,
  /** A part of the diff does not fit the file. */
  DIFF_DOES_NOT_APPLY,
  /** The workspace would grow past a limit. */
  QUOTA_EXCEEDED;

  /** Returns the refusal with this message, to be thrown. */
  public RefusedException because(String message) {
    return new RefusedException(this, message);
  }

  /** Returns the code that agents see. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
