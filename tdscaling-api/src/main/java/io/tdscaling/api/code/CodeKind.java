package io.tdscaling.api.code;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Kinds of programming task. */
public enum CodeKind {
  /** Works something out of what tools returned. */
  COMPUTE,
  /** Answers a question with SQL over a database. */
  SQL,
  /** Finds and mends a fault in a program whose tests fail. */
  REPAIR,
  /** Writes what makes given tests pass. */
  IMPLEMENT,
  /** Finds something out from logs and data files with file commands. */
  FORENSICS;

  /** Returns the lower-case label used in files. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
