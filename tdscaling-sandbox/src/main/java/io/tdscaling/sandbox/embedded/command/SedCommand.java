package io.tdscaling.sandbox.embedded.command;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One command of a sed script.
 *
 * @param from first line it is for; null for every line
 * @param to last line it is for; null where it is for single lines
 * @param negated whether it is for all other lines
 * @param function its letter
 * @param text what {@code a}, {@code i} and {@code c} put in
 * @param substitution what {@code s} does; null for other functions
 */
record SedCommand(
    @Nullable Address from,
    @Nullable Address to,
    boolean negated,
    char function,
    String text,
    @Nullable Substitution substitution) {
  /** A line: by its number, by being the last one, or by what it holds. */
  record Address(int line, boolean last, @Nullable Pattern pattern, int more) {
    static Address ofLine(int line) {
      return new Address(line, false, null, -1);
    }

    /** The last line of a range that has so many lines more. */
    static Address ofMore(int lines) {
      return new Address(0, false, null, lines);
    }

    static Address ofPattern(Pattern pattern) {
      return new Address(0, false, pattern, -1);
    }

    static Address ofLast() {
      return new Address(0, true, null, -1);
    }
  }

  /**
   * {@code s/…/…/}.
   *
   * @param pattern what to replace
   * @param replacement with what: texts, and groups by their number
   * @param occurrence which match is the first to be replaced, from 1
   * @param all whether those after it are too
   * @param prints whether a changed line is printed
   */
  record Substitution(
      Pattern pattern, SedReplacement replacement, int occurrence, boolean all, boolean prints) {}
}
