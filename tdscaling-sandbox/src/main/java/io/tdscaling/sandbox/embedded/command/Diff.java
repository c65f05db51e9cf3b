package io.tdscaling.sandbox.embedded.command;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code diff}: normal and unified output, of files and, with {@code -r}, of directories. */
final class Diff {
  private static final String SPEC =
      "u U=unified: q=brief r=recursive N=new-file s=report-identical-files i=ignore-case"
          + " w=ignore-all-space b=ignore-space-change B=ignore-blank-lines a=text color";

  private final Invocation in;
  private final Options options;

  private Diff(Invocation in, Options options) {
    this.in = in;
    this.options = options;
  }

  static int run(Invocation in) throws CommandFailure {
    Options options = Options.parse(in, 2, SPEC);
    List<String> operands = options.operands();
    if (options.hasAny("B", "b")) {
      throw new CommandFailure(2, "options -b and -B are not supported");
    }
    if (operands.size() != 2) {
      throw in.usage(
          2,
          operands.isEmpty()
              ? "missing operand after 'diff'"
              : operands.size() == 1
                  ? "missing operand after '" + operands.get(0) + "'"
                  : "extra operand '" + operands.get(2) + "'");
    }
    try {
      return new Diff(in, options).top(operands.get(0), operands.get(1));
    } catch (FileProblem problem) {
      throw new CommandFailure(2, problem.words());
    }
  }

  private int top(String left, String right) throws CommandFailure, FileProblem {
    boolean leftDirectory = in.files().isDirectory(left);
    boolean rightDirectory = in.files().isDirectory(right);
    if (leftDirectory && rightDirectory) {
      return directories(left, right);
    }
    // A file is compared with the one of its name in a directory.
    String a = leftDirectory ? left + "/" + name(right) : left;
    String b = rightDirectory ? right + "/" + name(left) : right;
    return files(a, b, "");
  }

  private int directories(String left, String right) throws CommandFailure, FileProblem {
    Set<String> names = new TreeSet<>(SortKey::compareBytes);
    Set<String> inLeft = names(left);
    Set<String> inRight = names(right);
    names.addAll(inLeft);
    names.addAll(inRight);
    int exitCode = 0;
    for (String name : names) {
      exitCode = Math.max(exitCode, entry(left, right, name, inLeft, inRight));
    }
    return exitCode;
  }

  private int entry(String left, String right, String name, Set<String> inLeft, Set<String> inRight)
      throws CommandFailure, FileProblem {
    String a = left + "/" + name;
    String b = right + "/" + name;
    if (!(inLeft.contains(name) && inRight.contains(name)) && !options.has("N")) {
      in.out().line("Only in " + (inLeft.contains(name) ? left : right) + ": " + name);
      return 1;
    }
    boolean leftDirectory = in.files().isDirectory(a);
    boolean rightDirectory = in.files().isDirectory(b);
    if (leftDirectory && rightDirectory) {
      if (options.has("r")) {
        return directories(a, b);
      }
      in.out().line("Common subdirectories: " + a + " and " + b);
      return 0;
    }
    if (leftDirectory != rightDirectory && inLeft.contains(name) && inRight.contains(name)) {
      in.out()
          .line(
              "File "
                  + a
                  + " is a "
                  + kind(leftDirectory)
                  + " while file "
                  + b
                  + " is a "
                  + kind(rightDirectory));
      return 1;
    }
    if (leftDirectory || rightDirectory) {
      throw new CommandFailure(2, "option -N on directories is not supported");
    }
    return files(a, b, header(a, b));
  }

  private static String kind(boolean directory) {
    return directory ? "directory" : "regular file";
  }

  private String header(String a, String b) {
    String flags = options.hasAny("u", "U") ? " -u" : "";
    return "diff" + (options.has("r") ? " -r" : "") + flags + " " + a + " " + b;
  }

  private Set<String> names(String directory) throws FileProblem {
    Set<String> names = new TreeSet<>(SortKey::compareBytes);
    for (WorkspaceFiles.Entry entry : in.files().list(in.files().resolve(directory))) {
      names.add(name(entry.path()));
    }
    return names;
  }

  private int files(String left, String right, String header) throws CommandFailure {
    String a = read(left);
    String b = read(right);
    if (a.equals(b)) {
      if (options.has("s")) {
        in.out().line("Files " + left + " and " + right + " are identical");
      }
      return 0;
    }
    if (!options.has("a") && (TextCodec.isBinary(a) || TextCodec.isBinary(b))) {
      in.out().line("Binary files " + left + " and " + right + " differ");
      return 1;
    }
    DiffText leftText = text(a);
    DiffText rightText = text(b);
    LineDiff.Changes changes = LineDiff.of(leftText.keys(), rightText.keys(), in.budget());
    if (changes.removed().isEmpty() && changes.added().isEmpty()) {
      return 0;
    }
    if (options.has("q")) {
      in.out().line("Files " + left + " and " + right + " differ");
      return 1;
    }
    if (!header.isEmpty()) {
      in.out().line(header);
    }
    DiffPrinter printer = new DiffPrinter(in.out(), leftText.lines(), rightText.lines(), changes);
    if (options.hasAny("u", "U")) {
      printer.unified(left, right, options.numberOf("U", 3, "invalid context length"));
    } else {
      printer.normal();
    }
    return 1;
  }

  /** Lines as they are, and as they are compared. */
  private record DiffText(List<String> lines, List<String> keys) {}

  private DiffText text(String text) {
    List<String> lines = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    TextLines from = in.lines(text);
    while (from.hasNext()) {
      String line = from.next();
      in.budget().hold(128 + 4L * line.length());
      String whole = from.endedWithNewline() ? line + "\n" : line;
      lines.add(whole);
      String key = options.has("w") ? CharMatcher.anyOf(" \t\r\n").removeFrom(whole) : whole;
      keys.add(options.has("i") ? Ascii.toLowerCase(key) : key);
    }
    return new DiffText(lines, keys);
  }

  private String read(String path) throws CommandFailure {
    if (path.equals("-")) {
      return in.stdin();
    }
    try {
      if (options.has("N") && in.files().find(path).isEmpty()) {
        return "";
      }
      return in.files().read(path);
    } catch (FileProblem problem) {
      throw new CommandFailure(2, path + ": " + problem.words());
    }
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
