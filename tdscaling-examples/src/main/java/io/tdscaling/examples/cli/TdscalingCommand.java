package io.tdscaling.examples.cli;

import io.tdscaling.examples.console.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: a thin skin on the library. */
@Command(
    name = "tdscaling",
    description = "Synthesizes diverse, verified tool-use trajectories for training LLM agents.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      SynthesizeCommand.class,
      ClusterCommand.class,
      MeasureCommand.class,
      VerifyCommand.class,
      PairsCommand.class,
      StudyCommand.class
    },
    footerHeading = "%nExample:%n",
    footer = "  tdscaling synthesize --count 200 --seed 7 --out out",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {ExitStatus.OK_TEXT, ExitStatus.SHORT_TEXT, ExitStatus.ERROR_TEXT})
public final class TdscalingCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  /** Runs the command line and ends the process with its exit status. */
  public static void main(String[] args) {
    System.exit(commandLine(Terminal.output(), Terminal.errors()).execute(args));
  }

  /**
   * Makes the command line.
   *
   * @param out where results go
   * @param err where progress, problems and errors go
   */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine commandLine =
        new CommandLine(new TdscalingCommand())
            .setOut(out)
            .setErr(err)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setExecutionExceptionHandler(Errors::onFailure)
            .setParameterExceptionHandler(Errors::onUsage);
    commandLine.getSubcommands().values().forEach(Errors::keepShort);
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
