package io.tdscaling.sandbox.workspace;

/**
 * How many bytes an answer has left, counted as JSON in UTF-8: what control characters really cost.
 */
public final class OutputBudget {
  private long left;

  /** Makes a budget of so many bytes. */
  public OutputBudget(int bytes) {
    this.left = bytes;
  }

  /** Spends {@code bytes} if there are that many, and returns whether there were. */
  public boolean spend(long bytes) {
    if (bytes > left) {
      return false;
    }
    left -= bytes;
    return true;
  }

  /** Returns where the longest affordable stretch of {@code text} from {@code start} ends. */
  public int affordableEnd(String text, int start) {
    int end = start;
    for (long cost = 0; end < text.length(); ) {
      int codePoint = text.codePointAt(end);
      cost += jsonBytes(codePoint);
      if (cost > left) {
        return end;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  /** Returns how many bytes the stretch takes inside a JSON string. */
  public static long jsonBytes(String text, int start, int end) {
    long bytes = 0;
    for (int i = start, width; i < end; i += width) {
      int codePoint = text.codePointAt(i);
      width = Character.charCount(codePoint);
      bytes += jsonBytes(codePoint);
    }
    return bytes;
  }

  private static int jsonBytes(int codePoint) {
    if (codePoint < 0x20) {
      return "\b\t\n\f\r".indexOf(codePoint) >= 0 ? 2 : 6;
    }
    if (codePoint < 0x80) {
      return codePoint == '"' || codePoint == '\\' ? 2 : 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
