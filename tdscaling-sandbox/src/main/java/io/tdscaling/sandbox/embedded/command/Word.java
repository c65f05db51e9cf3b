package io.tdscaling.sandbox.embedded.command;

import java.util.BitSet;

/**
 * A word of a command line, quotes removed.
 *
 * @param text what it says
 * @param quoted which of its characters were quoted, and therefore stand for themselves
 */
record Word(String text, BitSet quoted) {
  /** Returns whether the word is meant as a pattern for paths. */
  boolean hasPattern() {
    for (int i = 0; i < text.length(); i++) {
      if (isActive(i, "*?[")) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether an unquoted character is one of some. */
  boolean isActive(int i, String characters) {
    return !quoted.get(i) && characters.indexOf(text.charAt(i)) >= 0;
  }

  Word part(int start, int end) {
    return new Word(text.substring(start, end), quoted.get(start, end));
  }

  boolean isPlain(String value) {
    return quoted.isEmpty() && text.equals(value);
  }
}
