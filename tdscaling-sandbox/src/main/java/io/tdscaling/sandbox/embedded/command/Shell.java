package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import io.tdscaling.sandbox.embedded.execution.ProgramOutput;
import java.util.ArrayList;
import java.util.List;

/** Runs command lines. The commands of a pipeline run one after the other. */
final class Shell {
  private static final int UNKNOWN_COMMAND = 127;
  private static final String NAME = "sh";

  private final CommandFiles files;
  private final ExecutionBudget budget;
  private final Globber globber;
  private final Output out;
  private final Output err;

  Shell(CommandFiles files, ExecutionBudget budget, ProgramOutput output) {
    this.files = files;
    this.budget = budget;
    this.globber = new Globber(files);
    this.out = text -> output.out(TextCodec.encode(text));
    this.err = text -> output.err(TextCodec.encode(text));
  }

  /** Runs a command line and returns the exit code of its last command. */
  int run(String line, String stdin) {
    try {
      int exitCode = 0;
      for (Script.Step step : ShellParser.parse(line).steps()) {
        budget.check();
        if (isDue(step.when(), exitCode)) {
          exitCode = pipeline(step.commands(), stdin);
          exitCode = step.negated() ? (exitCode == 0 ? 1 : 0) : exitCode;
        }
      }
      return exitCode;
    } catch (CommandFailure failure) {
      err.line(NAME + ": " + failure.reason());
      return failure.exitCode();
    }
  }

  private static boolean isDue(Script.When when, int exitCode) {
    return switch (when) {
      case ALWAYS -> true;
      case AFTER_SUCCESS -> exitCode == 0;
      case AFTER_FAILURE -> exitCode != 0;
    };
  }

  private int pipeline(List<Script.Simple> commands, String stdin) {
    String input = stdin;
    int exitCode = 0;
    for (int i = 0; i < commands.size(); i++) {
      boolean last = i == commands.size() - 1;
      Output.Buffer pipe = new Output.Buffer(budget, Long.MAX_VALUE);
      exitCode = command(commands.get(i), input, last ? out : pipe);
      input = pipe.text();
    }
    return exitCode;
  }

  private int command(Script.Simple command, String stdin, Output target) {
    Streams streams = new Streams(files, budget, stdin, target, err);
    try {
      for (Script.Redirect redirect : command.redirects()) {
        streams.redirect(redirect, target(redirect));
      }
      int exitCode = run(command, streams);
      streams.flush();
      return exitCode;
    } catch (CommandFailure failure) {
      err.line(NAME + ": " + failure.reason());
      return failure.exitCode();
    }
  }

  private String target(Script.Redirect redirect) throws CommandFailure {
    List<String> targets = globber.expand(redirect.target());
    if (targets.size() != 1) {
      throw new CommandFailure(1, redirect.target().text() + ": ambiguous redirect");
    }
    return targets.get(0);
  }

  private int run(Script.Simple command, Streams streams) throws CommandFailure {
    List<String> words = new ArrayList<>();
    for (Word word : command.words()) {
      words.addAll(globber.expand(word));
    }
    String name = words.get(0);
    Command found = Commands.find(name);
    if (found == null) {
      throw new CommandFailure(
          UNKNOWN_COMMAND, name + ": command not found (there are " + Commands.names() + ")");
    }
    Invocation in = streams.invocation(name, words.subList(1, words.size()));
    try {
      return found.run(in);
    } catch (CommandFailure failure) {
      in.complain(failure.reason());
      return failure.exitCode();
    }
  }
}
