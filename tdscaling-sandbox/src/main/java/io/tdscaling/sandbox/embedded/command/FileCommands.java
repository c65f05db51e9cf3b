package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.util.List;

/** {@code mkdir}, {@code rmdir}, {@code rm}, {@code touch}, {@code pwd} and {@code cd}. */
final class FileCommands {
  private FileCommands() {}

  static int mkdir(Invocation in) throws CommandFailure {
    Options options = Options.parse(in, 1, "p=parents v=verbose m=mode:");
    return each(
        in,
        options,
        "cannot create directory '%s': %s",
        path -> {
          boolean there = in.files().isDirectory(path);
          in.files().makeDirectory(path, options.has("p"));
          if (options.has("v") && !there) {
            in.out().line("mkdir: created directory '" + path + "'");
          }
        });
  }

  static int rmdir(Invocation in) throws CommandFailure {
    Options options = Options.parse(in, 1, "v=verbose");
    return each(
        in,
        options,
        "failed to remove '%s': %s",
        path -> {
          if (!in.files().entry(path).directory()) {
            throw new FileProblem(FileProblem.NOT_A_DIRECTORY);
          }
          if (!in.files().list(in.files().resolve(path)).isEmpty()) {
            throw new FileProblem("Directory not empty");
          }
          in.files().delete(path);
        });
  }

  static int rm(Invocation in) throws CommandFailure {
    Options options = Options.parse(in, 1, "r=recursive R f=force d=dir v=verbose i");
    if (options.operands().isEmpty() && options.has("f")) {
      return 0;
    }
    return each(
        in,
        options,
        "cannot remove '%s': %s",
        path -> {
          WorkspacePath resolved = in.files().resolve(path);
          if (options.has("f") && in.files().find(path).isEmpty()) {
            return;
          }
          if (in.files().entry(path).directory()) {
            checkRemovable(in, options, path, resolved);
          }
          in.files().delete(path);
          if (options.has("v")) {
            in.out().line("removed '" + path + "'");
          }
        });
  }

  private static void checkRemovable(
      Invocation in, Options options, String path, WorkspacePath resolved) throws FileProblem {
    boolean empty = in.files().list(resolved).isEmpty();
    if (!options.hasAny("r", "R") && !(options.has("d") && empty)) {
      throw new FileProblem(options.has("d") ? "Directory not empty" : FileProblem.IS_A_DIRECTORY);
    }
    if (resolved.names().isEmpty()) {
      throw new FileProblem("Device or resource busy");
    }
    if (path.equals("..") || path.endsWith("/..") || path.endsWith("/.")) {
      throw new FileProblem("Invalid argument");
    }
  }

  static int touch(Invocation in) throws CommandFailure {
    Options options = Options.parse(in, 1, "c=no-create a m");
    return each(
        in,
        options,
        "cannot touch '%s': %s",
        path -> {
          if (in.files().find(path).isEmpty() && !options.has("c")) {
            in.files().write(path, "", true);
          }
        });
  }

  static int pwd(Invocation in) {
    in.out().line(in.files().workingDirectory());
    return 0;
  }

  static int cd(Invocation in) throws CommandFailure {
    List<String> operands = in.arguments();
    if (operands.size() > 1) {
      throw new CommandFailure(1, "too many arguments");
    }
    String target = operands.isEmpty() ? WorkspacePath.ROOT : operands.get(0);
    try {
      in.files().changeDirectory(target);
      return 0;
    } catch (FileProblem problem) {
      throw new CommandFailure(1, target + ": " + problem.words());
    }
  }

  private static int each(Invocation in, Options options, String message, Action action)
      throws CommandFailure {
    if (options.operands().isEmpty()) {
      throw in.usage(1, "missing operand");
    }
    int exitCode = 0;
    for (String path : options.operands()) {
      in.budget().work();
      try {
        action.on(path);
      } catch (FileProblem problem) {
        in.complain(message.formatted(path, problem.words()));
        exitCode = 1;
      }
    }
    return exitCode;
  }

  private interface Action {
    void on(String path) throws FileProblem;
  }
}
