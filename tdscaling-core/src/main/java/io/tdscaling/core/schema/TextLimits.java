package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;

/**
 * What a schema demands of a text.
 *
 * @param shortest least number of characters (code points)
 * @param longest greatest number of characters
 * @param expression the regular expression as it is written; empty for none
 * @param patterns the expression compiled, or empty
 */
record TextLimits(long shortest, long longest, String expression, List<BoundedPattern> patterns) {
  private static final int MAX_LENGTH = 5_000;

  static TextLimits of(ObjectNode flat) throws Unsatisfiable {
    String expression = flat.path("pattern").asText("");
    long shortest = flat.path("minLength").asLong(0);
    if (shortest > MAX_LENGTH) {
      throw new Unsatisfiable("minLength " + shortest);
    }
    return new TextLimits(
        shortest, flat.path("maxLength").asLong(Long.MAX_VALUE), expression, compiled(expression));
  }

  private static List<BoundedPattern> compiled(String expression) throws Unsatisfiable {
    try {
      return expression.isEmpty() ? List.of() : List.of(new BoundedPattern(expression));
    } catch (PatternSyntaxException unsupported) {
      throw new Unsatisfiable("pattern " + expression);
    }
  }

  boolean hasPattern() {
    return !patterns.isEmpty();
  }

  boolean allow(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= shortest
        && length <= longest
        && patterns.stream().allMatch(pattern -> pattern.matches(text));
  }

  /** Returns the text, lengthened with words or cut, as the limits demand. */
  String fit(String text, Supplier<String> words) {
    StringBuilder fitting = new StringBuilder(text);
    while (fitting.codePointCount(0, fitting.length()) < shortest) {
      fitting.append(' ').append(words.get());
    }
    if (fitting.codePointCount(0, fitting.length()) <= longest) {
      return fitting.toString();
    }
    String cut = fitting.substring(0, fitting.offsetByCodePoints(0, (int) longest));
    int space = cut.lastIndexOf(' ');
    String whole = space < 0 ? cut : cut.substring(0, space);
    return whole.codePointCount(0, whole.length()) >= Math.max(shortest, 1) ? whole : cut;
  }
}
