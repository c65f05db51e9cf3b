package io.tdscaling.sandbox.workspace;

import com.google.common.base.Ascii;

/**
 * Untrusted text made fit for a message: in quotes, short, and without characters that would change
 * how the message is shown or that UTF-8 cannot hold.
 */
public final class Quoted {
  private static final int MAX_CHARS = 80;

  private Quoted() {}

  /** Quotes a text. */
  public static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    int end = Math.min(text.length(), MAX_CHARS);
    for (int i = 0, width; i < end; i += width) {
      int codePoint = text.codePointAt(i);
      width = Character.charCount(codePoint);
      append(quoted, codePoint);
    }
    return quoted.append('"').append(text.length() > MAX_CHARS ? "…" : "").toString();
  }

  private static void append(StringBuilder quoted, int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      quoted.append('\\').appendCodePoint(codePoint);
    } else if (Characters.isHidden(codePoint) || Characters.isSurrogate(codePoint)) {
      quoted.append(hex(codePoint));
    } else {
      quoted.appendCodePoint(codePoint);
    }
  }

  /** Returns the code point as {@code U+0000}. */
  public static String hex(int codePoint) {
    StringBuilder digits = new StringBuilder(Integer.toHexString(codePoint));
    while (digits.length() < 4) {
      digits.insert(0, '0');
    }
    return "U+" + Ascii.toUpperCase(digits.toString());
  }
}
