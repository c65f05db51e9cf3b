package io.tdscaling.core.llm.cache;

import io.tdscaling.core.text.Excerpt;
import java.util.regex.Pattern;

/** What keys look like. */
final class Keys {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private Keys() {}

  /** Refuses what is not the SHA-256 of anything. */
  static void check(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "key must be 64 lower-case hexadecimal digits, got " + Excerpt.quoted(key));
    }
  }
}
