package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import java.util.ArrayList;
import java.util.List;

/** Where one command reads from and writes to. A file is emptied before the command runs. */
final class Streams {
  private static final String NULL_DEVICE = "/dev/null";

  private record FileOutput(String path, Output.Buffer buffer) {}

  private final CommandFiles files;
  private final ExecutionBudget budget;
  private final List<FileOutput> fileOutputs = new ArrayList<>();
  private String stdin;
  private boolean piped = true;
  private Output out;
  private Output err;
  private String outputFile = "";

  Streams(CommandFiles files, ExecutionBudget budget, String stdin, Output out, Output err) {
    this.files = files;
    this.budget = budget;
    this.stdin = stdin;
    this.out = out;
    this.err = err;
  }

  void redirect(Script.Redirect redirect, String target) throws CommandFailure {
    switch (redirect.mode()) {
      case JOIN -> err = out;
      case TO_ERROR -> out = err;
      case READ -> read(target);
      case WRITE, APPEND -> write(redirect, target);
    }
  }

  private void read(String path) throws CommandFailure {
    try {
      stdin = path.equals(NULL_DEVICE) ? "" : files.read(path);
      piped = false;
    } catch (FileProblem problem) {
      throw failure(path, problem);
    }
  }

  private void write(Script.Redirect redirect, String path) throws CommandFailure {
    Output target = path.equals(NULL_DEVICE) ? Output.NOWHERE : file(redirect.mode(), path);
    if (redirect.stream() == 2) {
      err = target;
    } else {
      out = target;
      outputFile = target instanceof Output.Buffer ? path : "";
    }
  }

  private Output file(Script.Mode mode, String path) throws CommandFailure {
    try {
      files.write(path, "", mode == Script.Mode.APPEND);
      Output.Buffer buffer = new Output.Buffer(budget, files.maxFileBytes());
      fileOutputs.add(new FileOutput(path, buffer));
      return buffer;
    } catch (FileProblem problem) {
      throw failure(path, problem);
    }
  }

  Invocation invocation(String name, List<String> arguments) {
    return new Invocation(name, arguments, stdin, piped, out, err, outputFile, files, budget);
  }

  /** Writes what the command wrote to files. */
  void flush() throws CommandFailure {
    for (FileOutput output : fileOutputs) {
      try {
        files.write(output.path(), output.buffer().text(), true);
      } catch (FileProblem problem) {
        throw failure(output.path(), problem);
      }
    }
  }

  private static CommandFailure failure(String path, FileProblem problem) {
    return new CommandFailure(1, path + ": " + problem.words());
  }
}
