package io.tdscaling.sandbox.embedded.command;

import java.util.ArrayList;
import java.util.List;

/** {@code cat}, {@code echo} and {@code paste}. */
final class TextCommands {
  private TextCommands() {}

  static int cat(Invocation in) throws CommandFailure {
    Options options = Options.parse(in, 1, "n=number b=number-nonblank s=squeeze-blank u A E T v");
    boolean shows = options.hasAny("A", "E", "T", "v");
    if (shows) {
      throw new CommandFailure(1, "options -A, -E, -T and -v are not supported");
    }
    Inputs inputs = Inputs.of(in);
    LineNumbers numbers = new LineNumbers(in, options);
    boolean[] sameFile = {false};
    inputs.each(
        options.operands(),
        (name, text) -> {
          if (!in.outputFile().isEmpty() && isOutput(in, name)) {
            in.complain(name + ": input file is output file");
            sameFile[0] = true;
          } else if (options.hasAny("n", "b", "s")) {
            numbers.print(text);
          } else {
            in.out().write(text);
          }
        });
    return inputs.failed() || sameFile[0] ? 1 : 0;
  }

  /** Returns whether a file is the one that the output goes to; an empty one does no harm. */
  private static boolean isOutput(Invocation in, String name) {
    try {
      return !name.equals("-")
          && in.files().resolve(name).equals(in.files().resolve(in.outputFile()))
          && in.files().entry(name).bytes() > 0;
    } catch (FileProblem problem) {
      return false;
    }
  }

  /** Numbers lines through all files of a call. */
  private static final class LineNumbers {
    private final Invocation in;
    private final boolean nonBlankOnly;
    private final boolean numbered;
    private final boolean squeezed;
    private int number;
    private boolean afterBlank;
    private boolean atLineStart = true;

    LineNumbers(Invocation in, Options options) {
      this.in = in;
      this.nonBlankOnly = options.has("b");
      this.numbered = options.has("n") || nonBlankOnly;
      this.squeezed = options.has("s");
    }

    void print(String text) {
      TextLines lines = in.lines(text);
      while (lines.hasNext()) {
        String line = lines.next();
        boolean blank = line.isEmpty() && atLineStart;
        if (!(squeezed && blank && afterBlank)) {
          if (atLineStart && numbered && !(nonBlankOnly && blank)) {
            in.out().write(Columns.right(++number, 6) + "\t");
          }
          atLineStart = lines.endedWithNewline();
          in.out().write(atLineStart ? line + "\n" : line);
        }
        afterBlank = blank;
      }
    }
  }

  static int echo(Invocation in) {
    List<String> words = new ArrayList<>(in.arguments());
    boolean newline = true;
    boolean escapes = false;
    while (!words.isEmpty() && words.get(0).matches("-[neE]+")) {
      String flags = words.remove(0);
      newline &= flags.indexOf('n') < 0;
      escapes =
          flags.lastIndexOf('e') > flags.lastIndexOf('E') || (escapes && flags.indexOf('E') < 0);
    }
    String text = String.join(" ", words);
    in.out().write((escapes ? Escapes.expand(text) : text) + (newline ? "\n" : ""));
    return 0;
  }

  static int paste(Invocation in) throws CommandFailure {
    Options options = Options.parse(in, 1, "d=delimiters: s=serial");
    String delimiters = Escapes.expand(options.value("d").orElse("\t"));
    List<TextLines> files = new ArrayList<>();
    Inputs inputs = Inputs.of(in);
    inputs.each(options.operands(), (name, text) -> files.add(in.lines(text)));
    if (options.has("s")) {
      files.forEach(file -> serial(in, file, delimiters));
    } else {
      parallel(in, files, delimiters);
    }
    return inputs.failed() ? 1 : 0;
  }

  private static void serial(Invocation in, TextLines lines, String delimiters) {
    for (int i = 0; lines.hasNext(); i++) {
      in.out().write((i == 0 ? "" : delimiter(delimiters, i - 1)) + lines.next());
    }
    in.out().write("\n");
  }

  private static void parallel(Invocation in, List<TextLines> files, String delimiters) {
    while (files.stream().anyMatch(TextLines::hasNext)) {
      for (int i = 0; i < files.size(); i++) {
        TextLines file = files.get(i);
        in.out()
            .write(
                (i == 0 ? "" : delimiter(delimiters, i - 1)) + (file.hasNext() ? file.next() : ""));
      }
      in.out().write("\n");
    }
  }

  private static String delimiter(String delimiters, int i) {
    return delimiters.isEmpty() ? "" : String.valueOf(delimiters.charAt(i % delimiters.length()));
  }
}
