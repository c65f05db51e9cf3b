package io.tdscaling.sandbox.embedded.command;

/** Sets numbers and words in columns. */
final class Columns {
  private Columns() {}

  static String right(long number, int width) {
    return right(Long.toString(number), width);
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
