package io.tdscaling.sandbox.workspace;

import java.util.Arrays;

/**
 * Where the lines of a text begin. A line ends with its {@code \n}, which belongs to it, or with
 * the text; an empty text has no lines. Lines count from 1.
 */
public final class Lines {
  private final int[] starts;
  private final int length;

  private Lines(int[] starts, int length) {
    this.starts = starts;
    this.length = length;
  }

  /** Finds the lines of a text. */
  public static Lines of(String text) {
    int[] starts = new int[16];
    int count = 0;
    for (int start = 0; start < text.length(); ) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = start;
      int newline = text.indexOf('\n', start);
      start = newline < 0 ? text.length() : newline + 1;
    }
    return new Lines(Arrays.copyOf(starts, count), text.length());
  }

  /** Returns how many there are. */
  public int count() {
    return starts.length;
  }

  /** Returns where a line begins. */
  public int start(int line) {
    return starts[line - 1];
  }

  /** Returns where a line ends, its newline included. */
  public int end(int line) {
    return line == starts.length ? length : starts[line];
  }

  /** Returns the line that holds the character at {@code position}. */
  public int lineAt(int position) {
    int found = Arrays.binarySearch(starts, position);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
