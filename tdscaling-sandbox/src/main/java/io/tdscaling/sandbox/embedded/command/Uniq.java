package io.tdscaling.sandbox.embedded.command;

import com.google.common.base.Ascii;

/** {@code uniq}. */
final class Uniq {
  private static final int COUNT_WIDTH = 7;

  private final Invocation in;
  private final Options options;

  private Uniq(Invocation in, Options options) {
    this.in = in;
    this.options = options;
  }

  static int run(Invocation in) throws CommandFailure {
    Options options =
        Options.parse(in, 1, "c=count d=repeated u=unique i=ignore-case f=skip-fields:");
    if (options.operands().size() > 1) {
      throw in.usage(1, "extra operand '" + options.operands().get(1) + "'");
    }
    Uniq uniq = new Uniq(in, options);
    int skip = options.numberOf("f", 0, "invalid number of fields to skip");
    Inputs inputs = Inputs.of(in);
    inputs.each(options.operands(), (name, text) -> uniq.all(in.lines(text), skip));
    return inputs.failed() ? 1 : 0;
  }

  private void all(TextLines lines, int skip) {
    if (!lines.hasNext()) {
      return;
    }
    String first = lines.next();
    String key = key(first, skip);
    int count = 1;
    while (lines.hasNext()) {
      String line = lines.next();
      String next = key(line, skip);
      if (next.equals(key)) {
        count++;
      } else {
        print(first, count);
        first = line;
        key = next;
        count = 1;
      }
    }
    print(first, count);
  }

  private void print(String line, int count) {
    boolean skipped = (options.has("d") && count == 1) || (options.has("u") && count > 1);
    if (!skipped) {
      in.out().line(options.has("c") ? Columns.right(count, COUNT_WIDTH) + " " + line : line);
    }
  }

  private String key(String line, int skip) {
    int start = 0;
    for (int i = 0; i < skip && start < line.length(); i++) {
      while (start < line.length() && isBlank(line.charAt(start))) {
        start++;
      }
      while (start < line.length() && !isBlank(line.charAt(start))) {
        start++;
      }
    }
    String key = line.substring(start);
    return options.has("i") ? Ascii.toLowerCase(key) : key;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
