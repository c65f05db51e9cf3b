package io.tdscaling.sandbox.tool;

import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.Quoted;
import io.tdscaling.sandbox.workspace.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies a diff to a text. The lines that a hunk removes or keeps have to be there exactly. Where
 * they are may differ from what its header says: the place nearest to that is taken, the hunks'
 * order is kept.
 */
final class DiffPatch {
  /** How far from where a hunk should be it is looked for. */
  private static final int MAX_OFFSET = 1_000;

  /** How many lines are compared for one hunk; diffs made to be slow compare more. */
  private static final long MAX_COMPARISONS = 20_000_000;

  private final String path;
  private final List<String> lines;
  private final List<String> result = new ArrayList<>();
  private int copied;

  /** What hunks so far were off by: the next one probably is, too. */
  private int offset;

  private long compared;

  private DiffPatch(String path, String text) {
    this.path = path;
    this.lines = lines(text);
  }

  /** What became of a text, and in which of its lines the first change begins. */
  record Patched(String text, int line) {}

  static Patched apply(String path, String text, UnifiedDiff diff) throws RefusedException {
    DiffPatch patch = new DiffPatch(path, text);
    int first = 0;
    for (int i = 0; i < diff.hunks().size(); i++) {
      int line = patch.apply(diff.hunks().get(i), i + 1);
      first = i == 0 ? line : first;
    }
    patch.copyTo(patch.lines.size());
    return new Patched(String.join("", patch.result), first);
  }

  private int apply(UnifiedDiff.Hunk hunk, int number) throws RefusedException {
    // A hunk without old lines stands behind the line that it names.
    int stated = hunk.before().isEmpty() ? hunk.start() : Math.max(0, hunk.start() - 1);
    int place = place(hunk, stated + offset);
    if (place < 0) {
      throw FailureCode.DIFF_DOES_NOT_APPLY.because(problem(hunk, number, stated));
    }
    offset = place - stated;
    copyTo(place);
    result.addAll(hunk.after());
    copied = place + hunk.before().size();
    int same = 0;
    while (same < Math.min(hunk.before().size(), hunk.after().size())
        && hunk.before().get(same).equals(hunk.after().get(same))) {
      same++;
    }
    return place + same + 1;
  }

  private void copyTo(int end) {
    result.addAll(lines.subList(copied, end));
    copied = end;
  }

  /**
   * Returns the place nearest to where the hunk should be; the later of two; -1 if there is none.
   */
  private int place(UnifiedDiff.Hunk hunk, int wanted) {
    compared = 0;
    // What would fit everywhere has to be where it says.
    int most = hunk.before().isEmpty() ? 0 : MAX_OFFSET;
    for (int distance = 0; distance <= most && compared < MAX_COMPARISONS; distance++) {
      if (fits(hunk, wanted + distance)) {
        return wanted + distance;
      }
      if (fits(hunk, wanted - distance)) {
        return wanted - distance;
      }
    }
    return -1;
  }

  private boolean fits(UnifiedDiff.Hunk hunk, int place) {
    int end = place + hunk.before().size();
    if (place < copied || end > lines.size()) {
      return false;
    }
    for (int i = place; i < end; i++) {
      compared++;
      if (!lines.get(i).equals(hunk.before().get(i - place))) {
        return false;
      }
    }
    return endsFit(hunk, end);
  }

  /** A line without a newline can only be the last one. */
  private boolean endsFit(UnifiedDiff.Hunk hunk, int end) {
    List<String> after = hunk.after();
    boolean open = !after.isEmpty() && !after.get(after.size() - 1).endsWith("\n");
    boolean behindOpen =
        !after.isEmpty()
            && hunk.before().isEmpty()
            && end > 0
            && !lines.get(end - 1).endsWith("\n");
    return !behindOpen && (!open || end == lines.size());
  }

  private String problem(UnifiedDiff.Hunk hunk, int number, int stated) {
    String intro = "hunk " + number + " of the diff does not apply to " + Quoted.of(path) + ": ";
    int place = stated + offset;
    for (int i = 0; i < hunk.before().size(); i++) {
      String wanted = hunk.before().get(i);
      String found = place + i >= 0 && place + i < lines.size() ? lines.get(place + i) : null;
      if (!wanted.equals(found)) {
        return intro
            + "line "
            + (place + i + 1)
            + (found == null ? " is past the end" : " is " + shown(found))
            + ", the diff has "
            + shown(wanted)
            + "; nor do its lines occur nearby";
      }
    }
    return intro + "its place is taken by the hunk before it, or past the end";
  }

  /** Shows a line; that it lacks its newline may be all that is wrong. */
  private static String shown(String line) {
    return line.endsWith("\n")
        ? Quoted.of(line.substring(0, line.length() - 1))
        : Quoted.of(line) + " without a newline";
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }
}
