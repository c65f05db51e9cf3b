package io.tdscaling.sandbox.embedded.command;

import java.util.List;

/** {@code mv} and {@code cp}. */
final class Transfer {
  private final Invocation in;
  private final Options options;
  private final boolean moves;

  private Transfer(Invocation in, Options options, boolean moves) {
    this.in = in;
    this.options = options;
    this.moves = moves;
  }

  static int move(Invocation in) throws CommandFailure {
    String spec = "f=force n=no-clobber v=verbose i t=target-directory:";
    return new Transfer(in, Options.parse(in, 1, spec), true).run();
  }

  static int copy(Invocation in) throws CommandFailure {
    String spec = "r=recursive R a=archive f=force n=no-clobber v=verbose p i t=target-directory:";
    return new Transfer(in, Options.parse(in, 1, spec), false).run();
  }

  private int run() throws CommandFailure {
    List<String> operands = options.operands();
    String into = options.value("t").orElse("");
    if (operands.isEmpty()) {
      throw in.usage(1, "missing file operand");
    }
    if (into.isEmpty() && operands.size() == 1) {
      throw in.usage(1, "missing destination file operand after '" + operands.get(0) + "'");
    }
    String target = into.isEmpty() ? operands.get(operands.size() - 1) : into;
    List<String> sources = into.isEmpty() ? operands.subList(0, operands.size() - 1) : operands;
    boolean directory = in.files().isDirectory(target);
    if (!directory && (sources.size() > 1 || !into.isEmpty())) {
      throw new CommandFailure(1, "target '" + target + "': " + targetProblem(target));
    }
    int exitCode = 0;
    for (String source : sources) {
      in.budget().work();
      String to = directory ? target + (target.endsWith("/") ? "" : "/") + name(source) : target;
      exitCode |= one(source, to);
    }
    return exitCode;
  }

  private String targetProblem(String target) {
    try {
      in.files().entry(target);
      return FileProblem.NOT_A_DIRECTORY;
    } catch (FileProblem problem) {
      return problem.words();
    }
  }

  private int one(String source, String target) {
    try {
      boolean directory = in.files().entry(source).directory();
      String problem = problem(source, target, directory);
      if (!problem.isEmpty()) {
        in.complain(problem);
        return 1;
      }
    } catch (FileProblem problem) {
      in.complain("cannot stat '" + source + "': " + problem.words());
      return 1;
    }
    try {
      if (options.has("n") && in.files().find(target).isPresent()) {
        return 0;
      }
      if (target.endsWith("/") && !in.files().isDirectory(source)) {
        throw new FileProblem(FileProblem.NOT_A_DIRECTORY);
      }
      String to = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
      transfer(source, to);
      if (options.has("v")) {
        in.out().line((moves ? "renamed '" : "'") + source + "' -> '" + target + "'");
      }
      return 0;
    } catch (FileProblem problem) {
      String what = moves ? "cannot move '" + source + "' to '" : "cannot create regular file '";
      in.complain(what + target + "': " + problem.words());
      return 1;
    }
  }

  private void transfer(String source, String target) throws FileProblem {
    boolean intoThere = in.files().isDirectory(source) && in.files().isDirectory(target);
    if (moves && intoThere) {
      // Only an empty directory gives way to another.
      if (!in.files().list(in.files().resolve(target)).isEmpty()) {
        throw new FileProblem("Directory not empty");
      }
      in.files().delete(target);
      in.files().move(source, target);
    } else if (moves) {
      in.files().move(source, target);
    } else if (intoThere) {
      merge(source, target);
    } else {
      in.files().copy(source, target);
    }
  }

  /** Copies what is in a directory into one that is there. */
  private void merge(String source, String target) throws FileProblem {
    for (var entry : in.files().list(in.files().resolve(source))) {
      String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
      transfer(source + "/" + name, target + "/" + name);
    }
  }

  /** Returns why it cannot be done; empty where it can. */
  private String problem(String source, String target, boolean directory) throws FileProblem {
    if (directory && !moves && !options.hasAny("r", "R", "a")) {
      return "-r not specified; omitting directory '" + source + "'";
    }
    var from = in.files().resolve(source);
    var to = in.files().resolve(target);
    if (from.equals(to)) {
      return "'" + source + "' and '" + target + "' are the same file";
    }
    if (directory && to.isBelow(from)) {
      return moves
          ? "cannot move '" + source + "' to a subdirectory of itself, '" + target + "'"
          : "cannot copy a directory, '" + source + "', into itself, '" + target + "'";
    }
    boolean there = in.files().find(target).isPresent();
    boolean ontoDirectory = in.files().isDirectory(target);
    if (directory && there && !ontoDirectory) {
      return "cannot overwrite non-directory '" + target + "' with directory '" + source + "'";
    }
    if (!directory && ontoDirectory) {
      return "cannot overwrite directory '" + target + "' with non-directory";
    }
    return "";
  }

  /** Returns the last name of a path; the root's and a parent's is in no case one to be made. */
  private static String name(String path) {
    String bare = path;
    while (bare.length() > 1 && bare.endsWith("/")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    return bare.substring(bare.lastIndexOf('/') + 1);
  }
}
