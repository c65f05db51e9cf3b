package io.tdscaling.core.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;

/**
 * Untrusted values as they stand in messages: on one line, shortened, and with everything escaped
 * that a terminal or a log could take for more than text. The same on every JDK.
 */
public final class Excerpt {
  private static final int LONGEST = 80;

  private Excerpt() {}

  /** Returns the text, shortened and escaped. */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /** Returns the text, shortened to about a number of characters and escaped. */
  public static String of(String text, int longest) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < text.length() && at < longest) {
      int codePoint = text.codePointAt(at);
      append(codePoint, result);
      at += Character.charCount(codePoint);
    }
    return at < text.length() ? result.append('…').toString() : result.toString();
  }

  /** Returns the whole text on one line, with spaces for line breaks, and escaped. */
  public static String line(String text) {
    return of(text.replaceAll("\\R", " "), Integer.MAX_VALUE);
  }

  /** Returns the text, shortened and escaped, in double quotes. */
  public static String quoted(String text) {
    return '"' + of(text) + '"';
  }

  /** Returns a scalar as in JSON, shortened and escaped; of anything else only what it is. */
  public static String of(JsonNode value) {
    if (value.isTextual()) {
      return quoted(value.textValue());
    }
    if (value.isObject()) {
      return "an object";
    }
    if (value.isArray()) {
      return "an array";
    }
    return value.isMissingNode() ? "nothing" : of(value.asText());
  }

  private static void append(int codePoint, StringBuilder into) {
    if (isInvisible(codePoint) || isUnpairedSurrogate(codePoint)) {
      into.append("\\u").append(HexFormat.of().toHexDigits((char) codePoint));
    } else {
      into.appendCodePoint(codePoint);
    }
  }

  private static boolean isUnpairedSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  // Spelled out, since what Unicode calls a control or format character differs between JDKs.
  private static boolean isInvisible(int codePoint) {
    return codePoint < 0x20
        || (codePoint >= 0x7F && codePoint <= 0x9F)
        || codePoint == 0x061C
        || (codePoint >= 0x200B && codePoint <= 0x200F)
        || (codePoint >= 0x2028 && codePoint <= 0x202E)
        || (codePoint >= 0x2060 && codePoint <= 0x206F)
        || codePoint == 0xFEFF;
  }
}
