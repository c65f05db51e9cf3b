package io.tdscaling.sandbox.embedded.command;

import com.google.common.base.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a line to sort by: {@code -k START[.CHAR][nrfb][,END[.CHAR][nrfb]]}. */
final class SortKey {
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{1,9})(?:\\.([0-9]{1,9}))?([nrfb]*)"
              + "(?:,([0-9]{1,9})(?:\\.([0-9]{1,9}))?([nrfb]*))?");

  /** How keys are compared. */
  record Order(boolean numeric, boolean reverse, boolean ignoreCase, boolean skipBlanks) {}

  private final int startField;
  private final int startChar;
  private final int endField;
  private final int endChar;
  private final Order order;
  private final boolean skipEndBlanks;
  private final String separator;

  private SortKey(
      int startField,
      int startChar,
      int endField,
      int endChar,
      Order order,
      boolean skipEndBlanks,
      String separator) {
    this.startField = startField;
    this.startChar = startChar;
    this.endField = endField;
    this.endChar = endChar;
    this.order = order;
    this.skipEndBlanks = skipEndBlanks;
    this.separator = separator;
  }

  /** Returns the keys; the whole line where there are none. */
  static List<SortKey> parseAll(List<String> specs, Order global, String separator)
      throws CommandFailure {
    List<SortKey> keys = new ArrayList<>();
    for (String spec : specs) {
      keys.add(parse(spec, global, separator));
    }
    if (keys.isEmpty()) {
      keys.add(new SortKey(1, 1, 0, 0, global, global.skipBlanks(), separator));
    }
    return keys;
  }

  private static SortKey parse(String spec, Order global, String separator) throws CommandFailure {
    Matcher form = FORM.matcher(spec);
    if (!form.matches()) {
      throw new CommandFailure(2, "invalid field specification '" + spec + "'");
    }
    int startField = number(form.group(1), 0);
    int startChar = number(form.group(2), 1);
    if (startField == 0 || startChar == 0) {
      throw new CommandFailure(
          2,
          (startField == 0
                  ? "-: invalid field specification '"
                  : "character offset is zero: invalid" + " field specification '")
              + spec
              + "'");
    }
    String endFlags = form.group(6) == null ? "" : form.group(6);
    String flags = form.group(3) + endFlags;
    Order order =
        flags.isEmpty()
            ? global
            : new Order(
                flags.contains("n"),
                flags.contains("r"),
                flags.contains("f"),
                form.group(3).contains("b"));
    boolean skipEnd = flags.isEmpty() ? global.skipBlanks() : endFlags.contains("b");
    return new SortKey(
        startField,
        startChar,
        number(form.group(4), 0),
        number(form.group(5), 0),
        order,
        skipEnd,
        separator);
  }

  private static int number(String digits, int defaultValue) {
    return digits == null ? defaultValue : Integer.parseInt(digits);
  }

  int compare(String left, String right) {
    String a = of(left);
    String b = of(right);
    int result;
    if (order.numeric()) {
      result = NumberOrder.compare(a, b);
    } else if (order.ignoreCase()) {
      result = compareBytes(Ascii.toUpperCase(a), Ascii.toUpperCase(b));
    } else {
      result = compareBytes(a, b);
    }
    return order.reverse() ? -result : result;
  }

  private String of(String line) {
    int start = fieldStart(line, startField);
    if (order.skipBlanks()) {
      start = skipBlanks(line, start);
    }
    start = Math.min(line.length(), start + startChar - 1);
    int end = end(line);
    return start >= end ? "" : line.substring(start, end);
  }

  private int end(String line) {
    if (endField == 0) {
      return line.length();
    }
    if (endChar == 0) {
      return fieldEnd(line, endField);
    }
    int start = fieldStart(line, endField);
    if (skipEndBlanks) {
      start = skipBlanks(line, start);
    }
    return Math.min(line.length(), start + endChar);
  }

  /** Without a separator a field begins with the blanks in front of it. */
  private int fieldStart(String line, int field) {
    int position = 0;
    for (int i = 1; i < field && position < line.length(); i++) {
      position = endFrom(line, position);
      if (!separator.isEmpty() && position < line.length()) {
        position += separator.length();
      }
    }
    return position;
  }

  private int fieldEnd(String line, int field) {
    return endFrom(line, fieldStart(line, field));
  }

  private int endFrom(String line, int start) {
    if (!separator.isEmpty()) {
      int found = line.indexOf(separator, start);
      return found < 0 ? line.length() : found;
    }
    int position = skipBlanks(line, start);
    while (position < line.length() && !isBlank(line.charAt(position))) {
      position++;
    }
    return position;
  }

  private static int skipBlanks(String line, int start) {
    int position = start;
    while (position < line.length() && isBlank(line.charAt(position))) {
      position++;
    }
    return position;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Compares as the bytes of UTF-8 do: by code points. */
  static int compareBytes(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        boolean surrogates = Character.isSurrogate(left) != Character.isSurrogate(right);
        return surrogates ? (Character.isSurrogate(left) ? 1 : -1) : Character.compare(left, right);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
