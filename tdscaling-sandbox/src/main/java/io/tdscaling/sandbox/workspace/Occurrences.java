package io.tdscaling.sandbox.workspace;

/**
 * Finds the first two occurrences of a text, which may overlap. By Knuth, Morris and Pratt's
 * algorithm: {@link String#indexOf(String)} takes time with the product of the lengths on texts
 * made for it, and both come from a model.
 *
 * @param first position of the first occurrence, or -1
 * @param second position of the second, or -1
 */
public record Occurrences(int first, int second) {
  /** Finds them; {@code wanted} is not empty. */
  public static Occurrences of(String wanted, String text) {
    int[] border = borders(wanted);
    int first = -1;
    for (int i = 0, matched = 0; i < text.length(); i++) {
      matched = extend(wanted, border, matched, text.charAt(i));
      if (matched == wanted.length()) {
        int position = i + 1 - matched;
        if (first >= 0) {
          return new Occurrences(first, position);
        }
        first = position;
        matched = border[matched - 1];
      }
    }
    return new Occurrences(first, -1);
  }

  /** For each prefix, the length of its longest proper prefix that is also its suffix. */
  private static int[] borders(String wanted) {
    int[] border = new int[wanted.length()];
    for (int i = 1; i < border.length; i++) {
      border[i] = extend(wanted, border, border[i - 1], wanted.charAt(i));
    }
    return border;
  }

  private static int extend(String wanted, int[] border, int matched, char next) {
    int length = matched;
    while (length > 0 && wanted.charAt(length) != next) {
      length = border[length - 1];
    }
    return wanted.charAt(length) == next ? length + 1 : length;
  }
}
