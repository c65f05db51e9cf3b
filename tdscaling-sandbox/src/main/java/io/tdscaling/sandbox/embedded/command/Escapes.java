package io.tdscaling.sandbox.embedded.command;

/** The backslash escapes of {@code echo -e}, {@code tr} and {@code paste}. */
final class Escapes {
  private static final String NAMES = "abfnrtv\\";
  private static final String VALUES = "\u0007\b\f\n\r\t\u000B\\";

  private Escapes() {}

  /** Replaces escapes; an unknown one stands for itself. */
  static String expand(String text) {
    StringBuilder expanded = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int octal = octalDigits(text, i);
      int name = i + 1 < text.length() ? NAMES.indexOf(text.charAt(i + 1)) : -1;
      if (text.charAt(i) != '\\' || (name < 0 && octal == 0)) {
        expanded.append(text.charAt(i++));
      } else if (name >= 0) {
        expanded.append(VALUES.charAt(name));
        i += 2;
      } else {
        expanded.append((char) (Integer.parseInt(text, i + 1, i + 1 + octal, 8) & 0x7F));
        i += 1 + octal;
      }
    }
    return expanded.toString();
  }

  private static int octalDigits(String text, int backslash) {
    int digits = 0;
    while (digits < 4
        && backslash + 1 + digits < text.length()
        && text.charAt(backslash + 1 + digits) >= '0'
        && text.charAt(backslash + 1 + digits) <= '7') {
      digits++;
    }
    return digits;
  }
}
