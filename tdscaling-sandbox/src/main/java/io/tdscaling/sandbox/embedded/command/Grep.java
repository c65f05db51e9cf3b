package io.tdscaling.sandbox.embedded.command;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.util.List;

/** {@code grep}. */
final class Grep {
  private static final String SPEC =
      "n=line-number i=ignore-case y r=recursive R=dereference-recursive v=invert-match c=count"
          + " l=files-with-matches L=files-without-match E=extended-regexp F=fixed-strings"
          + " P=perl-regexp G=basic-regexp o=only-matching w=word-regexp x=line-regexp q=quiet"
          + " s=no-messages h=no-filename H=with-filename A=after-context: B=before-context:"
          + " C=context: e=regexp: f=file: m=max-count: a=text color: colour: include: exclude:"
          + " exclude-dir: silent";

  private final Invocation in;
  private final Options options;
  private final Pattern pattern;
  private final boolean withName;
  private boolean found;
  private boolean failed;
  private int printedGroups;

  private Grep(Invocation in, Options options, Pattern pattern, boolean withName) {
    this.in = in;
    this.options = options;
    this.pattern = pattern;
    this.withName = withName;
  }

  static int run(Invocation in) throws CommandFailure {
    // --color takes a value only after an equals sign.
    List<String> arguments =
        in.arguments().stream().filter(argument -> !argument.matches("--colou?r(=.*)?")).toList();
    Options options = Options.parse(in, 2, SPEC, arguments);
    List<String> operands = options.operands();
    boolean patternGiven = options.hasAny("e", "f");
    if (!patternGiven && operands.isEmpty()) {
      throw new CommandFailure(2, "missing pattern\nUsage: grep [OPTION]... PATTERNS [FILE]...");
    }
    Pattern pattern = GrepPattern.of(in, options, patternGiven ? "" : operands.get(0));
    List<String> files = operands.subList(patternGiven ? 0 : 1, operands.size());
    boolean recursive = options.hasAny("r", "R");
    boolean withName =
        options.lastOf("h", "H").isEmpty()
            ? recursive || files.size() > 1
            : options.lastOf("h", "H").equals("H");
    Grep grep = new Grep(in, options, pattern, withName);
    grep.search(files, recursive);
    return grep.failed && !(grep.found && options.hasAny("q", "silent")) ? 2 : grep.found ? 0 : 1;
  }

  private void search(List<String> files, boolean recursive) throws CommandFailure {
    if (files.isEmpty() && !recursive) {
      text("(standard input)", in.stdin());
    }
    for (String file : files.isEmpty() && recursive ? List.of("") : files) {
      if (file.equals("-")) {
        text("(standard input)", in.stdin());
      } else if (recursive && (file.isEmpty() || in.files().isDirectory(file))) {
        tree(file);
      } else if (in.files().isDirectory(file)) {
        complain(file, FileProblem.IS_A_DIRECTORY, false);
      } else {
        file(file);
      }
      if (isQuietDone()) {
        return;
      }
    }
  }

  private void tree(String directory) throws CommandFailure {
    try {
      WorkspacePath start = in.files().resolve(directory.isEmpty() ? "." : directory);
      for (WorkspaceFiles.Entry entry : in.files().list(start)) {
        String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
        String path =
            directory.isEmpty() ? name : directory + (directory.endsWith("/") ? "" : "/") + name;
        if (entry.directory()) {
          if (!matchesAny("exclude-dir", name)) {
            tree(path);
          }
        } else if (isIncluded(name)) {
          file(path);
        }
        if (isQuietDone()) {
          return;
        }
      }
    } catch (FileProblem problem) {
      complain(directory, problem.words(), true);
    }
  }

  private boolean isIncluded(String name) {
    boolean included = options.values("include").isEmpty() || matchesAny("include", name);
    return included && !matchesAny("exclude", name);
  }

  private boolean matchesAny(String key, String name) {
    return options.values(key).stream().anyMatch(glob -> GlobPattern.of(glob, false).matches(name));
  }

  private void file(String path) throws CommandFailure {
    try {
      text(path, in.files().read(path));
    } catch (FileProblem problem) {
      complain(path, problem.words(), true);
    }
  }

  private void complain(String path, String words, boolean fails) {
    failed |= fails;
    if (!options.has("s")) {
      in.complain(path + ": " + words);
    }
  }

  private void text(String name, String text) throws CommandFailure {
    GrepPrinter printer = new GrepPrinter(in, options, withName ? name : "", printedGroups > 0);
    boolean binary = !options.has("a") && TextCodec.isBinary(text);
    int limit = options.numberOf("m", Integer.MAX_VALUE, "invalid max count");
    boolean quiet = options.hasAny("q", "silent", "l", "L") || (binary && !options.has("c"));
    int count = 0;
    for (TextLines lines = in.lines(text); lines.hasNext() && count < limit; ) {
      String line = lines.next();
      Matcher matcher = Regexes.matcher(pattern, line, in.budget());
      if (matcher.find() == options.has("v")) {
        printer.other(line);
        continue;
      }
      count++;
      if (quiet) {
        break;
      }
      printer.selected(line, matcher);
      if (count == limit) {
        printer.trailing(lines);
      }
    }
    found |= options.has("L") ? count == 0 : count > 0;
    printedGroups += printer.printed() ? 1 : 0;
    summary(name, count, binary);
  }

  private void summary(String name, int count, boolean binary) {
    if (options.hasAny("q", "silent")) {
      return;
    }
    if (options.has("l") || options.has("L")) {
      if (options.has("l") == count > 0) {
        in.out().line(name);
      }
    } else if (options.has("c")) {
      in.out().line((withName ? name + ":" : "") + count);
    } else if (binary && count > 0) {
      in.out().line("grep: " + name + ": binary file matches");
    }
  }

  private boolean isQuietDone() {
    return found && options.hasAny("q", "silent");
  }
}
