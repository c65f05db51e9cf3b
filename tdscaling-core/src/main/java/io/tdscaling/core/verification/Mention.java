package io.tdscaling.core.verification;

import io.tdscaling.core.dataflow.Evidence;
import java.util.regex.Pattern;

/** Whether an answer mentions a fact. */
final class Mention {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)*");

  private Mention() {}

  /**
   * Returns whether a text mentions a fact as a word of its own. A number counts only where it is
   * no part of a longer value: {@code ORD-12} and {@code 12.5} do not mention {@code 12}.
   */
  static boolean of(String fact, String text) {
    if (!NUMBER.matcher(fact).matches()) {
      return Evidence.mentions(text, fact);
    }
    for (int at = text.indexOf(fact); at >= 0; at = text.indexOf(fact, at + 1)) {
      if (!goesOn(text, at - 1, -1) && !goesOn(text, at + fact.length(), 1)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the output of a program holds a fact. It is no prose: columns stand side by
   * side with a comma, a colon or anything else between them, so that only letters, digits and a
   * decimal point make a value another one.
   */
  static boolean inOutput(String fact, String text) {
    for (int at = text.indexOf(fact); at >= 0; at = text.indexOf(fact, at + 1)) {
      int end = at + fact.length();
      boolean whole =
          !isWordlyAt(text, at - 1)
              && !isWordlyAt(text, end)
              && !(isPointAt(text, at - 1) && isWordlyAt(text, at - 2))
              && !(isPointAt(text, end) && isWordlyAt(text, end + 1));
      if (whole) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPointAt(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) == '.';
  }

  /** Returns whether a value goes on at a place, be it after one sign that joins. */
  private static boolean goesOn(String text, int at, int direction) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char next = text.charAt(at);
    return isWordly(next) || (joins(next) && isWordlyAt(text, at + direction));
  }

  private static boolean isWordlyAt(String text, int at) {
    return at >= 0 && at < text.length() && isWordly(text.charAt(at));
  }

  private static boolean isWordly(char character) {
    return Character.isLetterOrDigit(character) || character == '_';
  }

  private static boolean joins(char character) {
    return "-.,:/@#".indexOf(character) >= 0;
  }
}
