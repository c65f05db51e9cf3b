package io.tdscaling.core.llm.cache;

import com.google.common.base.CharMatcher;
import io.tdscaling.core.text.Excerpt;

/** What keys look like. */
final class Keys {
  private static final CharMatcher DIGIT =
      CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));

  private static final int LENGTH = 64;
  private static final int HEXADECIMAL = 16;
  private static final int BITS = 4;
  private static final int BEGINNING = Long.SIZE / BITS;

  private Keys() {}

  /** Refuses what is not the SHA-256 of anything. */
  static void check(String key) {
    if (key.length() != LENGTH || !DIGIT.matchesAllOf(key)) {
      throw new IllegalArgumentException(
          "key must be 64 lower-case hexadecimal digits, got " + Excerpt.quoted(key));
    }
  }

  /**
   * Returns the first 64 bits of a key, or of a text that begins with one. A damaged one has some
   * number too.
   */
  static long beginning(String key) {
    long bits = 0;
    for (int i = 0; i < Math.min(BEGINNING, key.length()); i++) {
      int digit = Character.digit(key.charAt(i), HEXADECIMAL) & (HEXADECIMAL - 1);
      bits = (bits << BITS) | digit;
    }
    return bits;
  }
}
