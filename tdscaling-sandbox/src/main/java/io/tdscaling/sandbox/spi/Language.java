package io.tdscaling.sandbox.spi;

import java.util.Locale;

/** What code can be written in. */
public enum Language {
  /** Python 3. */
  PYTHON,
  /** JavaScript, ECMAScript 2020 or later. */
  JAVASCRIPT,
  /** SQL in SQLite's dialect. */
  SQL,
  /** A command line: real processes where the backend has them, else the library's own commands. */
  COMMAND,
  /** The tests of a Python program, run and counted by what the backend has for it. */
  TESTS;

  /** Returns the lower-case label used in messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
