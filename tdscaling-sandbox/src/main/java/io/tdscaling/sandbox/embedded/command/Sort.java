package io.tdscaling.sandbox.embedded.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code sort}, in the order of the C locale. */
final class Sort {
  private static final String SPEC =
      "n=numeric-sort r=reverse u=unique f=ignore-case b=ignore-leading-blanks s=stable"
          + " k=key: t=field-separator: o=output: c=check h=human-numeric-sort V=version-sort"
          + " g=general-numeric-sort d=dictionary-order M=month-sort";

  /** What a line takes besides its characters. */
  private static final int LINE_BYTES = 64;

  private final Invocation in;
  private final Options options;
  private final List<SortKey> keys;

  private Sort(Invocation in, Options options) throws CommandFailure {
    this.in = in;
    this.options = options;
    for (String unsupported : List.of("h", "V", "g", "d", "M")) {
      if (options.has(unsupported)) {
        throw new CommandFailure(2, "option -" + unsupported + " is not supported");
      }
    }
    SortKey.Order order =
        new SortKey.Order(options.has("n"), options.has("r"), options.has("f"), options.has("b"));
    this.keys = SortKey.parseAll(options.values("k"), order, separator());
  }

  static int run(Invocation in) throws CommandFailure {
    return new Sort(in, Options.parse(in, 2, SPEC)).run();
  }

  private int run() throws CommandFailure {
    List<String> lines = new ArrayList<>();
    Inputs inputs = Inputs.of(in, "cannot read: %s: %s", "read failed: %s: %s");
    inputs.each(
        options.operands(),
        (name, text) -> {
          for (TextLines from = in.lines(text); from.hasNext(); ) {
            String line = from.next();
            in.budget().hold(LINE_BYTES + 2L * line.length());
            lines.add(line);
          }
        });
    if (inputs.failed()) {
      return 2;
    }
    if (options.has("c")) {
      return check(lines);
    }
    Comparator<String> byKeys = byKeys();
    boolean lastResort = !options.hasAny("u", "s");
    lines.sort(lastResort ? byKeys.thenComparing(bytes()) : byKeys);
    write(options.has("u") ? unique(lines, byKeys) : lines);
    return 0;
  }

  private Comparator<String> byKeys() {
    return (left, right) -> {
      in.budget().work(1 + Math.min(left.length(), right.length()) / 8);
      for (SortKey key : keys) {
        int order = key.compare(left, right);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  /** The whole lines decide between equal keys, reversed with {@code -r}. */
  private Comparator<String> bytes() {
    return options.has("r") ? (a, b) -> SortKey.compareBytes(b, a) : SortKey::compareBytes;
  }

  private static List<String> unique(List<String> sorted, Comparator<String> order) {
    List<String> result = new ArrayList<>();
    for (String line : sorted) {
      if (result.isEmpty() || order.compare(result.get(result.size() - 1), line) != 0) {
        result.add(line);
      }
    }
    return result;
  }

  private int check(List<String> lines) {
    Comparator<String> order = byKeys();
    Comparator<String> full = options.hasAny("u", "s") ? order : order.thenComparing(bytes());
    for (int i = 1; i < lines.size(); i++) {
      int compared = full.compare(lines.get(i - 1), lines.get(i));
      if (compared > 0 || (compared == 0 && options.has("u"))) {
        String name = options.operands().isEmpty() ? "-" : options.operands().get(0);
        in.complain(name + ":" + (i + 1) + ": disorder: " + lines.get(i));
        return 1;
      }
    }
    return 0;
  }

  private void write(List<String> lines) throws CommandFailure {
    String file = options.value("o").orElse("");
    if (file.isEmpty()) {
      lines.forEach(in.out()::line);
      return;
    }
    Output.Buffer buffer = new Output.Buffer(in.budget(), in.files().maxFileBytes());
    lines.forEach(buffer::line);
    try {
      in.files().write(file, buffer.text(), false);
    } catch (FileProblem problem) {
      throw new CommandFailure(2, "open failed: " + file + ": " + problem.words());
    }
  }

  private String separator() throws CommandFailure {
    String separator = options.value("t").orElse("");
    if (separator.equals("\\0")) {
      return "\0";
    }
    if (separator.codePointCount(0, separator.length()) > 1) {
      throw new CommandFailure(2, "multi-character tab '" + separator + "'");
    }
    if (options.has("t") && separator.isEmpty()) {
      throw new CommandFailure(2, "empty tab");
    }
    return separator;
  }
}
