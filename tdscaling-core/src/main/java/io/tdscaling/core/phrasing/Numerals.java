package io.tdscaling.core.phrasing;

import java.util.List;

/** Small numbers in words. */
public final class Numerals {
  private static final List<String> WORDS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private Numerals() {}

  /** Returns a number from 0 to ten as a word, another in digits. */
  public static String word(int number) {
    return number >= 0 && number < WORDS.size() ? WORDS.get(number) : Integer.toString(number);
  }
}
