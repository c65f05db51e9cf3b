package io.tdscaling.core.phrasing;

/**
 * A text that grows piece by piece: one space between words, capitals where sentences begin, no
 * second full stop. Values stand to the letter.
 */
final class Wording {
  private static final String ENDS = ".!?";

  private final StringBuilder text = new StringBuilder();
  private final boolean within;
  private boolean afterValue;
  private boolean valueEnds;

  /** Begins a text. */
  Wording() {
    this(false);
  }

  private Wording(boolean within) {
    this.within = within;
  }

  /** Begins a text that goes on a sentence. */
  static Wording within() {
    return new Wording(true);
  }

  /** Adds words of the library's own. */
  void text(String words) {
    String added = words;
    if (!added.isEmpty() && ",.?!;:".indexOf(added.charAt(0)) >= 0) {
      dropSpace();
      added = added.charAt(0) == '.' && endsSentence() ? added.substring(1) : added;
    }
    if (added.startsWith(" ") && (text.isEmpty() || (endsIn(" \n") && !afterValue))) {
      added = added.stripLeading();
    }
    if (!added.isEmpty()) {
      append(added, true);
      afterValue = false;
      valueEnds = valueEnds && added.isBlank();
    }
  }

  /** Adds a value. */
  void value(String value, boolean capital) {
    if (!value.isEmpty()) {
      append(value, capital);
      afterValue = true;
      valueEnds = true;
    }
  }

  private void append(String added, boolean capital) {
    int first = text.isEmpty() || endsIn(" \n") ? 0 : added.startsWith(" ") ? 1 : -1;
    boolean begins = text.isEmpty() ? !within : endsIn("\n") || (endsSentence() && !valueEnds);
    if (capital && begins && first >= 0 && first < added.length()) {
      text.append(added, 0, first).append(Character.toUpperCase(added.charAt(first)));
      text.append(added, first + 1, added.length());
    } else {
      text.append(added);
    }
  }

  private void dropSpace() {
    if (endsIn(" ") && !afterValue) {
      text.setLength(text.length() - 1);
    }
  }

  /** Returns whether what stands so far ends a sentence, be it inside quotes. */
  private boolean endsSentence() {
    int last = text.length() - 1;
    while (last > 0 && " \"\n".indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return last >= 0 && ENDS.indexOf(text.charAt(last)) >= 0;
  }

  private boolean endsIn(String characters) {
    return !text.isEmpty() && characters.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  @Override
  public String toString() {
    return afterValue ? text.toString() : text.toString().stripTrailing();
  }
}
