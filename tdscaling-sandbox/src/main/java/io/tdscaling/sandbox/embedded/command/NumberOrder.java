package io.tdscaling.sandbox.embedded.command;

/** Compares what numbers texts begin with, of any length; what is no number counts as zero. */
final class NumberOrder {
  private final boolean negative;
  private final String whole;
  private final String fraction;

  private NumberOrder(boolean negative, String whole, String fraction) {
    this.negative = negative;
    this.whole = whole;
    this.fraction = fraction;
  }

  static int compare(String a, String b) {
    NumberOrder left = parse(a);
    NumberOrder right = parse(b);
    if (left.negative != right.negative) {
      return left.negative ? -1 : 1;
    }
    int order = left.compareSize(right);
    return left.negative ? -order : order;
  }

  private static NumberOrder parse(String text) {
    int start = 0;
    while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    boolean minus = text.startsWith("-", start);
    int first = minus ? start + 1 : start;
    int wholeEnd = digitsEnd(text, first);
    int fractionEnd = text.startsWith(".", wholeEnd) ? digitsEnd(text, wholeEnd + 1) : wholeEnd;
    while (first < wholeEnd && text.charAt(first) == '0') {
      first++;
    }
    int fractionStart = Math.min(wholeEnd + 1, fractionEnd);
    while (fractionEnd > fractionStart && text.charAt(fractionEnd - 1) == '0') {
      fractionEnd--;
    }
    String whole = text.substring(first, wholeEnd);
    String fraction = text.substring(fractionStart, fractionEnd);
    return new NumberOrder(minus && !(whole + fraction).isEmpty(), whole, fraction);
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && Options.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int compareSize(NumberOrder other) {
    if (whole.length() != other.whole.length()) {
      return Integer.compare(whole.length(), other.whole.length());
    }
    int order = whole.compareTo(other.whole);
    return order != 0 ? order : fraction.compareTo(other.fraction);
  }
}
