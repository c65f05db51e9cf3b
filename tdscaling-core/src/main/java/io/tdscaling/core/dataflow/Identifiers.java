package io.tdscaling.core.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * Which values point at a particular thing. Only these carry data flow and need grounding: an order
 * number or an e-mail address does; a flag, a small number, a date or a word of prose does not. The
 * definition is this library's own.
 */
public final class Identifiers {
  private static final long SMALLEST_INTEGER = 10_000;
  private static final int SHORTEST_NUMBER = 5;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 512;
  private static final Pattern DATE_OR_TIME =
      Pattern.compile(
          "\\d{4}(-\\d{2}(-\\d{2})?)?([T ]\\d{2}:.*)?|\\d{1,2}:\\d{2}(:\\d{2})?([+-].*|Z)?");
  private static final Pattern MEASURE = Pattern.compile("[+-]?[\\d.,:%]+[A-Za-z%]{0,3}");

  private Identifiers() {}

  /** Returns whether a scalar points at a particular thing. */
  public static boolean isIdentifierLike(JsonNode value) {
    if (value.isIntegralNumber()) {
      return !value.canConvertToLong()
          || value.longValue() >= SMALLEST_INTEGER
          || value.longValue() <= -SMALLEST_INTEGER;
    }
    return value.isTextual() && isIdentifierLike(value.textValue());
  }

  /** Returns whether a text points at a particular thing. */
  public static boolean isIdentifierLike(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST || hasWhitespace(text)) {
      return false;
    }
    if (text.contains("@") || text.contains("://")) {
      return true;
    }
    if (!hasDigit(text)) {
      return text.indexOf('/') >= 0;
    }
    // Most texts with a digit are words, which no date and no measure begins with.
    if (Character.isLetter(text.charAt(0))) {
      return true;
    }
    if (DATE_OR_TIME.matcher(text).matches()) {
      return false;
    }
    return !MEASURE.matcher(text).matches()
        || (text.length() >= SHORTEST_NUMBER && text.chars().allMatch(Character::isDigit));
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasWhitespace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
