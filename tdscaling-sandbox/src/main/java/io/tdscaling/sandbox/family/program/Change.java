package io.tdscaling.sandbox.family.program;

import io.tdscaling.api.code.CodeCall;
import io.tdscaling.sandbox.family.Draw;
import java.util.List;

/** A change of one stretch of lines in a file, and the calls that can make it. */
final class Change {
  private static final int CONTEXT = 3;
  private static final int SMALL_FILE_LINES = 45;

  private final String path;
  private final String before;
  private final String after;
  private final List<String> oldLines;
  private final List<String> newLines;

  /** How many lines at the beginning are the same. */
  private final int head;

  /** How many lines at the end are the same. */
  private final int tail;

  Change(String path, String before, String after) {
    this.path = path;
    this.before = before;
    this.after = after;
    oldLines = before.lines().toList();
    newLines = after.lines().toList();
    int shorter = Math.min(oldLines.size(), newLines.size());
    int same = 0;
    while (same < shorter && oldLines.get(same).equals(newLines.get(same))) {
      same++;
    }
    head = same;
    same = 0;
    while (same < shorter - head
        && oldLines
            .get(oldLines.size() - 1 - same)
            .equals(newLines.get(newLines.size() - 1 - same))) {
      same++;
    }
    tail = same;
  }

  /** Returns the first line that is changed, from 1. */
  int line() {
    return head + 1;
  }

  /** Draws a call that makes the change. */
  CodeCall call(Draw draw) {
    double way = draw.number(0, 99);
    if (way < 15 && oldLines.size() <= SMALL_FILE_LINES) {
      return ToolCalls.write(path, after);
    }
    return way < 40 ? ToolCalls.patch(path, diff()) : replacement();
  }

  /** Returns the replacement of the changed lines, with lines around them until they are unique. */
  private CodeCall replacement() {
    int first = head;
    int last = oldLines.size() - tail;
    int shift = newLines.size() - oldLines.size();
    boolean up = true;
    while (first >= last
        || first >= last + shift
        || !once(String.join("\n", oldLines.subList(first, last)))) {
      if ((up || last == oldLines.size()) && first > 0) {
        first--;
      } else {
        last++;
      }
      up = !up;
    }
    return ToolCalls.replace(
        path,
        String.join("\n", oldLines.subList(first, last)),
        String.join("\n", newLines.subList(first, last + shift)));
  }

  private boolean once(String text) {
    int first = before.indexOf(text);
    return !text.isBlank() && before.indexOf(text, first + 1) < 0;
  }

  /** Returns a unified diff with one hunk. */
  String diff() {
    int first = Math.max(0, head - CONTEXT);
    int oldEnd = oldLines.size() - tail;
    int newEnd = newLines.size() - tail;
    int last = Math.min(oldLines.size(), oldEnd + CONTEXT);
    int newLast = last + newLines.size() - oldLines.size();
    StringBuilder diff = new StringBuilder();
    diff.append("--- a/").append(path).append("\n+++ b/").append(path).append('\n');
    diff.append(
        "@@ -%d,%d +%d,%d @@\n".formatted(first + 1, last - first, first + 1, newLast - first));
    append(diff, ' ', oldLines.subList(first, head));
    append(diff, '-', oldLines.subList(head, oldEnd));
    append(diff, '+', newLines.subList(head, newEnd));
    append(diff, ' ', oldLines.subList(oldEnd, last));
    return diff.toString();
  }

  private static void append(StringBuilder diff, char mark, List<String> lines) {
    lines.forEach(line -> diff.append(mark).append(line).append('\n'));
  }
}
