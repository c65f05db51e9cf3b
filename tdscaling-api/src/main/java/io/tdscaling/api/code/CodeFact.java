package io.tdscaling.api.code;

import com.fasterxml.jackson.core.JsonPointer;
import io.tdscaling.api.internal.Checks;
import java.util.regex.Pattern;

/**
 * Something the closing answer says. Its text is found by executing the solution: it is what the
 * result of a step's first call holds at a place, or a part of that.
 *
 * @param step position of the step in the solution, from 0
 * @param path JSON Pointer into the result, such as {@code /stdout} or {@code /rows/0/1}
 * @param pattern regular expression whose first group is the text, searched for in the value at
 *     {@code path}; empty where the whole value is
 */
public record CodeFact(int step, String path, String pattern) {
  /** Checks the position, the path and the pattern. */
  public CodeFact {
    Checks.notNegative(step, "step");
    JsonPointer.compile(path);
    if (!pattern.isEmpty() && Pattern.compile(pattern).matcher("").groupCount() < 1) {
      throw new IllegalArgumentException("pattern must have a group, got " + pattern);
    }
  }

  /** Returns a fact that is the whole value at a place. */
  public static CodeFact at(int step, String path) {
    return new CodeFact(step, path, "");
  }

  /** Returns a fact that stands in what a step's program wrote to standard output. */
  public static CodeFact printed(int step, String pattern) {
    return new CodeFact(step, "/stdout", pattern);
  }
}
