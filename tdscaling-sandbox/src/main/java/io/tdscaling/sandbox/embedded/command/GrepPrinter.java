package io.tdscaling.sandbox.embedded.command;

import com.google.re2j.Matcher;
import java.util.ArrayDeque;
import java.util.Deque;

/** Prints one file's selected lines, and those around them. */
final class GrepPrinter {
  private record Numbered(int number, String line) {}

  private final Invocation in;
  private final Options options;
  private final String name;
  private final int before;
  private final int after;
  private final Deque<Numbered> waiting = new ArrayDeque<>();
  private int number;
  private int lastPrinted;
  private int owed;
  private boolean printed;
  private final boolean afterOthers;

  /**
   * Prints a file.
   *
   * @param name what to print before each line; empty for nothing
   * @param afterOthers whether lines of another file were printed
   */
  GrepPrinter(Invocation in, Options options, String name, boolean afterOthers)
      throws CommandFailure {
    this.in = in;
    this.options = options;
    this.name = name;
    this.afterOthers = afterOthers;
    int context = options.numberOf("C", 0, "context length argument is invalid");
    this.before = options.numberOf("B", context, "context length argument is invalid");
    this.after = options.numberOf("A", context, "context length argument is invalid");
  }

  boolean printed() {
    return printed;
  }

  /** Takes a line that was selected. */
  void selected(String line, Matcher matcher) {
    number++;
    if (options.has("c")) {
      return;
    }
    if (options.has("o")) {
      if (!options.has("v")) {
        matches(line, matcher);
      }
      return;
    }
    int first = waiting.isEmpty() ? number : waiting.peekFirst().number();
    boolean gap = printed ? first > lastPrinted + 1 : afterOthers;
    if (gap && (before > 0 || after > 0)) {
      in.out().line("--");
    }
    waiting.forEach(one -> print(one.number(), '-', one.line()));
    waiting.clear();
    print(number, ':', line);
    owed = after;
  }

  /** Takes a line that was not selected. */
  void other(String line) {
    number++;
    if (options.hasAny("c", "o")) {
      return;
    }
    if (owed > 0) {
      owed--;
      print(number, '-', line);
    } else if (before > 0) {
      waiting.addLast(new Numbered(number, line));
      if (waiting.size() > before) {
        waiting.removeFirst();
      }
    }
  }

  /** Prints what is owed after the last line that was wanted. */
  void trailing(TextLines lines) {
    while (owed > 0 && lines.hasNext()) {
      other(lines.next());
    }
  }

  private void matches(String line, Matcher matcher) {
    int group = options.has("w") && !options.has("x") ? 1 : 0;
    int position = 0;
    while (position <= line.length() && matcher.find(position)) {
      int start = matcher.start(group);
      int end = matcher.end(group);
      if (end > start) {
        print(number, ':', line.substring(start, end));
      }
      position = end > start ? end : next(line, end);
    }
  }

  private static int next(String line, int position) {
    return position == line.length() ? position + 1 : line.offsetByCodePoints(position, 1);
  }

  private void print(int lineNumber, char mark, String line) {
    String prefix = name.isEmpty() ? "" : name + mark;
    in.out().line(prefix + (options.has("n") ? lineNumber + String.valueOf(mark) : "") + line);
    lastPrinted = lineNumber;
    printed = true;
  }
}
