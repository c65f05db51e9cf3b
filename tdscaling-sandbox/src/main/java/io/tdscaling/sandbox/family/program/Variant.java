package io.tdscaling.sandbox.family.program;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was drawn for the options of a family: it switches sections of its templates and fills their
 * blanks.
 *
 * @param values value of each option
 */
record Variant(Map<String, String> values) {
  /** Text without a blank in it, so that those inside others are filled first. */
  private static final String PART = "(?:(?!\\$\\{)[^|}])*";

  /** {@code ${x}}, {@code ${x^}}, {@code ${x+1}}, {@code ${x?a|b}} and {@code ${x=v?a|b}}. */
  private static final Pattern BLANK =
      Pattern.compile("\\$\\{(\\w+)(\\^|[+-]\\d+|(?:=\\w+)?\\?" + PART + "\\|" + PART + ")?\\}");

  Variant {
    values = Map.copyOf(values);
  }

  /**
   * Says whether a condition holds: {@code x} (its value is not {@code no}), {@code !x}, {@code
   * x=value}; joined by {@code &}, which binds more, and {@code |}.
   */
  boolean holds(String condition) {
    return Stream.of(condition.split("\\|"))
        .anyMatch(part -> Stream.of(part.split("&")).allMatch(term -> termHolds(term.strip())));
  }

  private boolean termHolds(String term) {
    if (term.startsWith("!")) {
      return !termHolds(term.substring(1).strip());
    }
    int equals = term.indexOf('=');
    return equals < 0
        ? !value(term).equals("no")
        : value(term.substring(0, equals)).equals(term.substring(equals + 1));
  }

  /** Fills the blanks of a text, those inside others first. */
  String fill(String text) {
    String filled =
        BLANK.matcher(text).replaceAll(blank -> Matcher.quoteReplacement(filled(blank)));
    return filled.equals(text) ? text : fill(filled);
  }

  private String filled(MatchResult blank) {
    String name = blank.group(1);
    String form = blank.group(2);
    if (form == null) {
      return value(name);
    }
    if (form.equals("^")) {
      return value(name).substring(0, 1).toUpperCase(Locale.ROOT) + value(name).substring(1);
    }
    int mark = form.indexOf('?');
    if (mark < 0) {
      return String.valueOf(Integer.parseInt(value(name)) + Integer.parseInt(form));
    }
    int bar = form.indexOf('|');
    return holds(name + form.substring(0, mark))
        ? form.substring(mark + 1, bar)
        : form.substring(bar + 1);
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no option is called \"" + name + "\"; there are " + values);
    }
    return value;
  }
}
