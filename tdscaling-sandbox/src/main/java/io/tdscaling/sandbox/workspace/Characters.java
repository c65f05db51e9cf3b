package io.tdscaling.sandbox.workspace;

/**
 * The classes of characters that paths and messages must not hold. They are listed here rather than
 * taken from {@link Character#getType(int)}, whose answer changes with the JDK's Unicode version.
 */
public final class Characters {
  private Characters() {}

  /**
   * Returns whether a code point is a control, a line separator, or steers the direction of text.
   */
  public static boolean isHidden(int codePoint) {
    return Character.isISOControl(codePoint)
        || between(codePoint, 0x200B, 0x200F)
        || between(codePoint, 0x2028, 0x202E)
        || between(codePoint, 0x2060, 0x206F)
        || codePoint == 0xFEFF;
  }

  /** Returns whether a code point is half of a surrogate pair, which UTF-8 cannot encode. */
  public static boolean isSurrogate(int codePoint) {
    return between(codePoint, Character.MIN_SURROGATE, Character.MAX_SURROGATE);
  }

  /** Returns the position of the first surrogate without its other half, or -1. */
  public static int unpairedSurrogate(String text) {
    for (int i = 0, width; i < text.length(); i += width) {
      int codePoint = text.codePointAt(i);
      if (isSurrogate(codePoint)) {
        return i;
      }
      width = Character.charCount(codePoint);
    }
    return -1;
  }

  private static boolean between(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }
}
