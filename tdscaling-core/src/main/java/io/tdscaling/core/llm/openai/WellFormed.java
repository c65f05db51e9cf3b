package io.tdscaling.core.llm.openai;

/** Keeps halves of characters out, which a model cut off in the middle of one may write. */
final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /** Returns the text with a replacement character for each unpaired surrogate. */
  static String text(String text) {
    int at = unpaired(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text);
    while (at >= 0) {
      whole.setCharAt(at, REPLACEMENT);
      at = unpaired(whole, at + 1);
    }
    return whole.toString();
  }

  private static int unpaired(CharSequence text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else {
        return i;
      }
    }
    return -1;
  }
}
