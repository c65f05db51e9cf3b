package io.tdscaling.sandbox.embedded.command;

import java.util.ArrayList;
import java.util.List;

/** {@code wc}. */
final class WordCount {
  private static final int PIPE_WIDTH = 7;

  private record Counts(String name, long lines, long words, long characters, long bytes) {
    Counts plus(Counts other) {
      return new Counts(
          name,
          lines + other.lines,
          words + other.words,
          characters + other.characters,
          bytes + other.bytes);
    }
  }

  private final Invocation in;
  private final Options options;

  private WordCount(Invocation in, Options options) {
    this.in = in;
    this.options = options;
  }

  static int run(Invocation in) throws CommandFailure {
    return new WordCount(in, Options.parse(in, 1, "l=lines w=words c=bytes m=chars")).run();
  }

  private int run() throws CommandFailure {
    List<Counts> all = new ArrayList<>();
    Inputs inputs = Inputs.of(in);
    inputs.each(options.operands(), (name, text) -> all.add(count(name, text)));
    Counts total = new Counts("total", 0, 0, 0, 0);
    for (Counts counts : all) {
      total = total.plus(counts);
    }
    int width = width(total.bytes());
    all.forEach(counts -> print(counts, width));
    if (options.operands().size() > 1) {
      print(total, width);
    }
    return inputs.failed() ? 1 : 0;
  }

  private Counts count(String name, String text) {
    in.budget().work(text.length());
    long lines = 0;
    long words = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ' || (c >= '\t' && c <= '\r');
      lines += c == '\n' ? 1 : 0;
      words += !space && !inWord ? 1 : 0;
      inWord = !space;
    }
    String shown = options.operands().isEmpty() ? "" : name;
    return new Counts(
        shown, lines, words, text.codePointCount(0, text.length()), TextCodec.length(text));
  }

  private void print(Counts counts, int width) {
    List<String> columns = new ArrayList<>();
    boolean standard = !options.hasAny("l", "w", "c", "m");
    add(columns, standard || options.has("l"), counts.lines(), width);
    add(columns, standard || options.has("w"), counts.words(), width);
    add(columns, options.has("m"), counts.characters(), width);
    add(columns, standard || options.has("c"), counts.bytes(), width);
    if (!counts.name().isEmpty()) {
      columns.add(counts.name());
    }
    in.out().line(String.join(" ", columns));
  }

  private static void add(List<String> columns, boolean wanted, long value, int width) {
    if (wanted) {
      columns.add(Columns.right(value, width));
    }
  }

  /** As GNU's: wide enough for the sizes of the files, which a pipe has not. */
  private int width(long totalBytes) {
    int counts = 0;
    for (String key : List.of("l", "w", "m", "c")) {
      counts += options.has(key) ? 1 : 0;
    }
    boolean single = counts == 1 && options.operands().size() <= 1;
    boolean pipe = in.piped() && (options.operands().isEmpty() || options.operands().contains("-"));
    return single ? 1 : pipe ? PIPE_WIDTH : Long.toString(totalBytes).length();
  }
}
