package io.tdscaling.sandbox.embedded.command;

import java.util.ArrayList;
import java.util.List;

/** {@code sed}. */
final class Sed {
  private final Invocation in;
  private final List<SedCommand> commands;
  private final boolean quiet;

  private Sed(Invocation in, List<SedCommand> commands, boolean quiet) {
    this.in = in;
    this.commands = commands;
    this.quiet = quiet;
  }

  static int run(Invocation in) throws CommandFailure {
    Options options =
        Options.parse(
            in, 1, "n=quiet silent e=expression: E=regexp-extended r i=in-place s=separate");
    List<String> operands = new ArrayList<>(options.operands());
    List<String> scripts = new ArrayList<>(options.values("e"));
    if (scripts.isEmpty()) {
      if (operands.isEmpty()) {
        throw new CommandFailure(1, "no script\nUsage: sed [OPTION]... {script} [input-file]...");
      }
      scripts.add(operands.remove(0));
    }
    List<SedCommand> commands =
        SedParser.parse(String.join("\n", scripts), options.hasAny("E", "r"));
    Sed sed = new Sed(in, commands, options.hasAny("n", "silent"));
    return options.has("i") ? sed.inPlace(operands) : sed.stream(operands, options.has("s"));
  }

  private int stream(List<String> operands, boolean separate) throws CommandFailure {
    Inputs inputs = Inputs.of(in, "can't read %s: %s", "couldn't read %s: %s");
    StringBuilder all = new StringBuilder();
    inputs.each(
        operands,
        (name, text) -> {
          if (separate) {
            edit(text, in.out());
          } else {
            in.budget().hold(2L * text.length());
            boolean open = all.length() > 0 && all.charAt(all.length() - 1) != '\n';
            all.append(open ? "\n" : "").append(text);
          }
        });
    if (!separate) {
      edit(all.toString(), in.out());
    }
    return inputs.failed() ? 2 : 0;
  }

  private int inPlace(List<String> operands) throws CommandFailure {
    if (operands.isEmpty()) {
      throw new CommandFailure(1, "no input files");
    }
    int exitCode = 0;
    for (String file : operands) {
      try {
        Output.Buffer result = new Output.Buffer(in.budget(), in.files().maxFileBytes());
        edit(in.files().read(file), result);
        in.files().write(file, result.text(), false);
      } catch (FileProblem problem) {
        in.complain(
            problem.isDirectory()
                ? "couldn't edit " + file + ": not a regular file"
                : "can't read " + file + ": " + problem.words());
        exitCode = problem.isDirectory() ? 4 : 2;
      }
    }
    return exitCode;
  }

  private void edit(String text, Output out) {
    new SedRun(commands, quiet, in, out).run(text);
  }
}
