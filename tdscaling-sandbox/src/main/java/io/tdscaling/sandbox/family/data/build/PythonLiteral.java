package io.tdscaling.sandbox.family.data.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes JSON as Python, whatever is in it. */
public final class PythonLiteral {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield",
          "match",
          "case",
          "type");

  private PythonLiteral() {}

  /** Returns whether a text can be a name in Python and is no keyword. */
  public static boolean isName(String text) {
    return IDENTIFIER.matcher(text).matches() && !KEYWORDS.contains(text);
  }

  /** Returns a value as a literal on one line. */
  public static String of(JsonNode value) {
    if (value.isObject()) {
      List<String> members = new ArrayList<>();
      value
          .properties()
          .forEach(member -> members.add(of(member.getKey()) + ": " + of(member.getValue())));
      return "{" + String.join(", ", members) + "}";
    }
    if (value.isArray()) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(of(element)));
      return "[" + String.join(", ", elements) + "]";
    }
    if (value.isTextual()) {
      return of(value.textValue());
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "True" : "False";
    }
    return value.isNull() || value.isMissingNode() ? "None" : number(value);
  }

  /** Returns a text as a string literal. */
  public static String of(String text) {
    char quote = text.indexOf('"') >= 0 && text.indexOf('\'') < 0 ? '\'' : '"';
    StringBuilder literal = new StringBuilder().append(quote);
    text.codePoints().forEach(point -> append(literal, point, quote));
    return literal.append(quote).toString();
  }

  private static String number(JsonNode value) {
    double number = value.doubleValue();
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return "float(\"" + value.asText().toLowerCase(Locale.ROOT) + "\")";
    }
    return value.asText();
  }

  private static void append(StringBuilder literal, int point, char quote) {
    switch (point) {
      case '\\' -> literal.append("\\\\");
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      default -> {
        if (point == quote) {
          literal.append('\\').append(quote);
        } else if (isPlain(point)) {
          literal.appendCodePoint(point);
        } else {
          literal.append(escaped(point));
        }
      }
    }
  }

  /** Returns whether a character shows as itself: no control, format, surrogate or line break. */
  static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String escaped(int point) {
    if (point <= 0xFF) {
      return String.format(Locale.ROOT, "\\x%02x", point);
    }
    return String.format(Locale.ROOT, point <= 0xFFFF ? "\\u%04x" : "\\U%08x", point);
  }
}
