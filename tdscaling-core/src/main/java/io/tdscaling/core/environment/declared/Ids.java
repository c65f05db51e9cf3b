package io.tdscaling.core.environment.declared;

import io.tdscaling.core.random.SeededRandom;

/** Makes ids and codes of a given form. */
final class Ids {
  private static final int LETTERS = 26;

  private Ids() {}

  /**
   * Returns the form with a digit for each {@code #}, the first not 0, and a letter for each {@code
   * ?}.
   */
  static String fill(String format, SeededRandom random) {
    StringBuilder id = new StringBuilder(format.length());
    boolean first = true;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '#') {
        id.append((char) ('0' + (first ? random.between(1, 9) : random.nextInt(10))));
        first = false;
      } else {
        id.append(c == '?' ? (char) ('A' + random.nextInt(LETTERS)) : c);
      }
    }
    return id.toString();
  }
}
