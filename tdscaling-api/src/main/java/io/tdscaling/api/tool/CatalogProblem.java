package io.tdscaling.api.tool;

import io.tdscaling.api.internal.Checks;

/**
 * Something in a tool source that could not be read. The rest of the source was.
 *
 * @param source where it was, such as a file name
 * @param line line in the source, from 1; 0 where the source has no lines
 * @param reason what was wrong, in one sentence
 */
public record CatalogProblem(String source, int line, String reason) {
  /** Checks the line. */
  public CatalogProblem {
    Checks.notNegative(line, "line");
  }

  /** Returns {@code source:line: reason}, for messages. */
  @Override
  public String toString() {
    return source + (line == 0 ? "" : ":" + line) + ": " + reason;
  }
}
