package io.tdscaling.sandbox.tool;

import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unified diff of one file, as text.
 *
 * @param hunks its parts, at least one
 */
record UnifiedDiff(List<Hunk> hunks) {
  /**
   * Where a hunk says that it begins, and its lines; lines end with {@code \n} but the last may.
   */
  record Hunk(int start, List<String> before, List<String> after) {
    Hunk {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  private static final Pattern HEADER =
      Pattern.compile("@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@.*");
  private static final String NO_NEWLINE = "\\ No newline at end of file";

  UnifiedDiff {
    hunks = List.copyOf(hunks);
  }

  /**
   * Reads a diff. What is in front of the first hunk is passed over; a second file is refused, and
   * so is a hunk whose lines are not as many as its header says.
   */
  static UnifiedDiff parse(String text) throws RefusedException {
    return new Reader(text).read();
  }

  /** Reads line by line. */
  private static final class Reader {
    private final List<String> lines;
    private final List<Hunk> hunks = new ArrayList<>();
    private int position;

    Reader(String text) {
      String ended = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      this.lines = List.of(ended.split("\n", -1));
    }

    UnifiedDiff read() throws RefusedException {
      skipFileHeader();
      while (position < lines.size()) {
        Matcher header = HEADER.matcher(lines.get(position));
        if (!header.matches()) {
          throw unexpected();
        }
        position++;
        hunks.add(hunk(header));
      }
      if (hunks.isEmpty()) {
        throw malformed("there is no hunk: no line begins with \"@@ -\"");
      }
      return new UnifiedDiff(hunks);
    }

    private void skipFileHeader() throws RefusedException {
      while (position < lines.size() && !lines.get(position).startsWith("@@")) {
        position++;
      }
      if (position < lines.size() && !HEADER.matcher(lines.get(position)).matches()) {
        throw malformed("line " + (position + 1) + " is no hunk header like \"@@ -1,3 +1,4 @@\"");
      }
    }

    private RefusedException unexpected() {
      String line = lines.get(position);
      boolean otherFile =
          line.startsWith("--- ") || line.startsWith("diff ") || line.startsWith("Index: ");
      return malformed(
          otherFile
              ? "line " + (position + 1) + " begins another file; give one file's diff"
              : "hunk "
                  + hunks.size()
                  + " has more lines than its header says, or line "
                  + (position + 1)
                  + " is no hunk header");
    }

    private Hunk hunk(Matcher header) throws RefusedException {
      int before = count(header.group(2));
      int after = count(header.group(4));
      List<String> old = new ArrayList<>();
      List<String> now = new ArrayList<>();
      while (old.size() < before || now.size() < after) {
        line(old, now, before, after);
      }
      if (position < lines.size() && lines.get(position).equals(NO_NEWLINE)) {
        endWithoutNewline(old, now);
      }
      return new Hunk(Integer.parseInt(header.group(1)), old, now);
    }

    private void line(List<String> old, List<String> now, int before, int after)
        throws RefusedException {
      if (position == lines.size()) {
        throw tooFew(before, after);
      }
      String line = lines.get(position);
      // Editors take the blank off an empty line of context.
      char mark = line.isEmpty() ? ' ' : line.charAt(0);
      String content = (line.isEmpty() ? "" : line.substring(1)) + "\n";
      switch (mark) {
        case ' ' -> {
          old.add(content);
          now.add(content);
        }
        case '-' -> old.add(content);
        case '+' -> now.add(content);
        case '\\' -> {
          endWithoutNewline(old, now);
          return;
        }
        default -> throw tooFew(before, after);
      }
      if (old.size() > before || now.size() > after) {
        throw tooFew(before, after);
      }
      position++;
    }

    /** The line in front of the mark has no newline in the texts that it is a line of. */
    private void endWithoutNewline(List<String> old, List<String> now) throws RefusedException {
      String line = position == 0 ? "" : lines.get(position - 1);
      char mark = line.isEmpty() ? ' ' : line.charAt(0);
      if (mark != '+' && !old.isEmpty()) {
        chomp(old);
      }
      if (mark != '-' && !now.isEmpty()) {
        chomp(now);
      }
      position++;
    }

    private static void chomp(List<String> lines) {
      int last = lines.size() - 1;
      String line = lines.get(last);
      lines.set(last, line.endsWith("\n") ? line.substring(0, line.length() - 1) : line);
    }

    private RefusedException tooFew(int before, int after) {
      return malformed(
          "hunk "
              + (hunks.size() + 1)
              + " does not have the "
              + before
              + " old and "
              + after
              + " new lines that its header says; seen up to line "
              + (position + 1));
    }

    private static int count(String digits) {
      return digits == null ? 1 : Integer.parseInt(digits);
    }

    private static RefusedException malformed(String problem) {
      return FailureCode.DIFF_MALFORMED.because("argument \"diff\" is no unified diff: " + problem);
    }
  }
}
