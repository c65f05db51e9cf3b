package io.tdscaling.sandbox.embedded.command;

import java.util.ArrayList;
import java.util.List;

/** Prints the changes between two texts. Lines keep their newlines, which the last may lack. */
final class DiffPrinter {
  private static final String NO_NEWLINE = "\\ No newline at end of file";

  /** What is replaced: lines {@code [leftStart, leftEnd)} by {@code [rightStart, rightEnd)}. */
  private record Change(int leftStart, int leftEnd, int rightStart, int rightEnd) {}

  private final Output out;
  private final List<String> left;
  private final List<String> right;
  private final List<Change> changes;

  DiffPrinter(Output out, List<String> left, List<String> right, LineDiff.Changes changes) {
    this.out = out;
    this.left = left;
    this.right = right;
    this.changes = changes(changes);
  }

  private List<Change> changes(LineDiff.Changes from) {
    List<Change> result = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      int leftEnd = from.removed().nextClearBit(i);
      int rightEnd = from.added().nextClearBit(j);
      if (leftEnd > i || rightEnd > j) {
        result.add(new Change(i, leftEnd, j, rightEnd));
      }
      i = leftEnd + 1;
      j = rightEnd + 1;
    }
    return result;
  }

  void normal() {
    for (Change change : changes) {
      boolean removes = change.leftEnd() > change.leftStart();
      boolean adds = change.rightEnd() > change.rightStart();
      String kind = removes && adds ? "c" : removes ? "d" : "a";
      out.line(
          range(change.leftStart(), change.leftEnd())
              + kind
              + range(change.rightStart(), change.rightEnd()));
      print("< ", left, change.leftStart(), change.leftEnd());
      if (removes && adds) {
        out.line("---");
      }
      print("> ", right, change.rightStart(), change.rightEnd());
    }
  }

  /** Lines as normal output has them: of none, the line before. */
  private static String range(int start, int end) {
    if (end <= start + 1) {
      return Integer.toString(end);
    }
    return (start + 1) + "," + end;
  }

  void unified(String leftName, String rightName, int context) {
    out.line("--- " + leftName);
    out.line("+++ " + rightName);
    for (int first = 0; first < changes.size(); ) {
      int last = first;
      while (last + 1 < changes.size()
          && changes.get(last + 1).leftStart() - changes.get(last).leftEnd() <= 2L * context) {
        last++;
      }
      hunk(changes.subList(first, last + 1), context);
      first = last + 1;
    }
  }

  private void hunk(List<Change> group, int context) {
    Change first = group.get(0);
    Change last = group.get(group.size() - 1);
    int before = Math.min(context, first.leftStart());
    int after = Math.min(context, left.size() - last.leftEnd());
    int leftStart = first.leftStart() - before;
    int leftEnd = last.leftEnd() + after;
    out.line(
        "@@ -"
            + span(leftStart, leftEnd)
            + " +"
            + span(first.rightStart() - before, last.rightEnd() + after)
            + " @@");
    int position = leftStart;
    for (Change change : group) {
      print(" ", left, position, change.leftStart());
      print("-", left, change.leftStart(), change.leftEnd());
      print("+", right, change.rightStart(), change.rightEnd());
      position = change.leftEnd();
    }
    print(" ", left, position, leftEnd);
  }

  private static String span(int start, int end) {
    int count = end - start;
    return (count == 0 ? start : start + 1) + (count == 1 ? "" : "," + count);
  }

  private void print(String mark, List<String> lines, int start, int end) {
    for (String line : lines.subList(start, end)) {
      out.write(mark + line + (line.endsWith("\n") ? "" : "\n" + NO_NEWLINE + "\n"));
    }
  }
}
