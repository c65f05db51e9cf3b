package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a shortest way from one list of lines to another, by Myers' algorithm in linear space ("An
 * O(ND) difference algorithm and its variations", 1986).
 */
final class LineDiff {
  private final int[] left;
  private final int[] right;
  private final int[] forward;
  private final int[] backward;
  private final int offset;
  private final ExecutionBudget budget;
  private final BitSet removed = new BitSet();
  private final BitSet added = new BitSet();

  private LineDiff(int[] left, int[] right, ExecutionBudget budget) {
    this.left = left;
    this.right = right;
    this.budget = budget;
    this.offset = left.length + right.length + 2;
    budget.hold(16L * offset);
    this.forward = new int[2 * offset + 1];
    this.backward = new int[2 * offset + 1];
  }

  /** Which lines of the left text are not in the right one, and the other way round. */
  record Changes(BitSet removed, BitSet added) {}

  static Changes of(List<String> left, List<String> right, ExecutionBudget budget) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] a = numbered(left, numbers);
    int[] b = numbered(right, numbers);
    LineDiff diff = new LineDiff(a, b, budget);
    diff.compare(0, a.length, 0, b.length);
    slideDown(diff.removed, a);
    slideDown(diff.added, b);
    return new Changes(diff.removed, diff.added);
  }

  private static int[] numbered(List<String> lines, Map<String, Integer> numbers) {
    int[] result = new int[lines.size()];
    for (int i = 0; i < result.length; i++) {
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent(lines.get(i), next);
      result[i] = known == null ? next : known;
    }
    return result;
  }

  private void compare(int fromLeft, int toLeft, int fromRight, int toRight) {
    int leftStart = fromLeft;
    int leftEnd = toLeft;
    int rightStart = fromRight;
    int rightEnd = toRight;
    while (leftStart < leftEnd && rightStart < rightEnd && left[leftStart] == right[rightStart]) {
      leftStart++;
      rightStart++;
      budget.work();
    }
    while (leftStart < leftEnd
        && rightStart < rightEnd
        && left[leftEnd - 1] == right[rightEnd - 1]) {
      leftEnd--;
      rightEnd--;
      budget.work();
    }
    if (leftStart == leftEnd || rightStart == rightEnd) {
      removed.set(leftStart, leftEnd);
      added.set(rightStart, rightEnd);
      return;
    }
    long middle = middle(leftStart, leftEnd, rightStart, rightEnd);
    int x = (int) (middle >> 32);
    int y = (int) middle;
    compare(leftStart, x, rightStart, y);
    compare(x, leftEnd, y, rightEnd);
  }

  /** Returns a point that a shortest way passes, searching from both ends at once. */
  private long middle(int leftStart, int leftEnd, int rightStart, int rightEnd) {
    int width = leftEnd - leftStart;
    int height = rightEnd - rightStart;
    int delta = width - height;
    forward[offset + 1] = 0;
    backward[offset + 1] = 0;
    for (int d = 0; ; d++) {
      for (int k = -d; k <= d; k += 2) {
        int x = furthest(forward, k, d);
        int y = x - k;
        while (x < width && y < height && y >= 0 && left[leftStart + x] == right[rightStart + y]) {
          x++;
          y++;
          budget.work();
        }
        forward[offset + k] = x;
        int back = delta - k;
        if ((delta & 1) != 0
            && back >= -(d - 1)
            && back <= d - 1
            && x + backward[offset + back] >= width) {
          return point(leftStart + x, rightStart + y);
        }
      }
      for (int k = -d; k <= d; k += 2) {
        int x = furthest(backward, k, d);
        int y = x - k;
        while (x < width
            && y < height
            && y >= 0
            && left[leftEnd - 1 - x] == right[rightEnd - 1 - y]) {
          x++;
          y++;
          budget.work();
        }
        backward[offset + k] = x;
        int front = delta - k;
        if ((delta & 1) == 0 && front >= -d && front <= d && x + forward[offset + front] >= width) {
          return point(leftEnd - x, rightEnd - y);
        }
      }
      budget.work(d + 1L);
    }
  }

  private int furthest(int[] reached, int k, int d) {
    boolean down = k == -d || (k != d && reached[offset + k - 1] < reached[offset + k + 1]);
    return down ? reached[offset + k + 1] : reached[offset + k - 1] + 1;
  }

  private static long point(int x, int y) {
    return ((long) x << 32) | (y & 0xFFFFFFFFL);
  }

  /** Of equal ways, takes the one whose changes come last, as GNU's diff does. */
  private static void slideDown(BitSet changed, int[] lines) {
    for (int start = changed.nextSetBit(0); start >= 0; ) {
      int end = changed.nextClearBit(start);
      while (end < lines.length && lines[start] == lines[end]) {
        changed.clear(start++);
        changed.set(end);
        end = changed.nextClearBit(end);
      }
      start = changed.nextSetBit(end);
    }
  }
}
