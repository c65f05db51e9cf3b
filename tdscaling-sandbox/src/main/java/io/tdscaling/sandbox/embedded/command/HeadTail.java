package io.tdscaling.sandbox.embedded.command;

import java.util.ArrayList;
import java.util.List;

/** {@code head} and {@code tail}. */
final class HeadTail {
  private static final String SPEC = "n=lines: c=bytes: q=quiet silent v=verbose";

  private final Invocation in;
  private final boolean tail;
  private final boolean bytes;
  private final char sign;
  private final int count;

  private HeadTail(Invocation in, boolean tail, Options options) throws CommandFailure {
    this.in = in;
    this.tail = tail;
    this.bytes = options.lastOf("n", "c").equals("c");
    String value = options.value(bytes ? "c" : "n").orElse("10");
    boolean signed = value.startsWith("+") || value.startsWith("-");
    this.sign = signed ? value.charAt(0) : ' ';
    String unit = bytes ? "invalid number of bytes" : "invalid number of lines";
    this.count = Options.number(signed ? value.substring(1) : value, 1, unit);
  }

  static int head(Invocation in) throws CommandFailure {
    return run(in, false);
  }

  static int tail(Invocation in) throws CommandFailure {
    return run(in, true);
  }

  private static int run(Invocation in, boolean tail) throws CommandFailure {
    Options options = Options.parse(in, 1, SPEC, modern(in.arguments(), tail));
    HeadTail command = new HeadTail(in, tail, options);
    List<String> operands = options.operands();
    boolean headers = options.has("v") || (operands.size() > 1 && !options.hasAny("q", "silent"));
    Inputs inputs = Inputs.of(in, "cannot open '%s' for reading: %s", "error reading '%s': %s");
    boolean[] first = {true};
    inputs.each(
        operands,
        (name, text) -> {
          if (headers) {
            String title = name.equals("-") ? "standard input" : name;
            in.out().write((first[0] ? "" : "\n") + "==> " + title + " <==\n");
          }
          first[0] = false;
          in.out().write(command.select(text));
        });
    return inputs.failed() ? 1 : 0;
  }

  /** Writes {@code -5} and {@code +5} as {@code -n} has it. */
  private static List<String> modern(List<String> arguments, boolean tail) {
    List<String> result = new ArrayList<>(arguments);
    if (!arguments.isEmpty()) {
      String first = arguments.get(0);
      if (first.matches("-[0-9]+")) {
        result.set(0, "-n" + first.substring(1));
      } else if (tail && first.matches("\\+[0-9]+")) {
        result.set(0, "-n" + first);
      }
    }
    return result;
  }

  private String select(String text) {
    in.budget().work(text.length());
    if (bytes) {
      byte[] all = TextCodec.encode(text);
      int cut = cut(all.length);
      byte[] part = new byte[tail ? all.length - cut : cut];
      System.arraycopy(all, tail ? cut : 0, part, 0, part.length);
      return TextCodec.decode(part);
    }
    int cut = lineStart(text, cut(lineCount(text)));
    return tail ? text.substring(cut) : text.substring(0, cut);
  }

  /** Returns how many units lie before the cut. */
  private int cut(int total) {
    if (tail) {
      return sign == '+' ? Math.min(total, Math.max(0, count - 1)) : Math.max(0, total - count);
    }
    return sign == '-' ? Math.max(0, total - count) : Math.min(total, count);
  }

  private static int lineCount(String text) {
    int count = 0;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      count++;
    }
    return count + (text.isEmpty() || text.endsWith("\n") ? 0 : 1);
  }

  private static int lineStart(String text, int line) {
    int start = 0;
    for (int i = 0; i < line; i++) {
      int newline = text.indexOf('\n', start);
      start = newline < 0 ? text.length() : newline + 1;
    }
    return start;
  }
}
