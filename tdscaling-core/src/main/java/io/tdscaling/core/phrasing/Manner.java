package io.tdscaling.core.phrasing;

import java.util.Locale;
import java.util.stream.Stream;

/** The manners of talking that the library knows by heart. */
public enum Manner {
  /** Whole sentences, nothing else. */
  PLAIN,
  /** Fragments and imperatives. */
  TERSE,
  /** Gives a reason or an aside. */
  CHATTY,
  /** Hedges. */
  UNSURE,
  /** Wants it now. */
  IMPATIENT,
  /** Simple grammar with small mistakes, never in values. */
  NON_NATIVE,
  /** Greets and thanks. */
  FRIENDLY,
  /** Enumerates. */
  PRECISE;

  /**
   * Returns the manner that a persona's is, such as {@code TERSE} of "terse, rather cold"; {@code
   * PLAIN} where it names none.
   */
  public static Manner of(String manner) {
    String text = manner.toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(known -> text.contains(known.label()))
        .findFirst()
        .orElse(PLAIN);
  }

  /** Returns the manner's name in a persona. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
