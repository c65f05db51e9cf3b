package io.tdscaling.examples.cli;

import io.tdscaling.core.ExportVerification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tdscaling verify}. */
@Command(
    name = "verify",
    description = {
      "Verifies what a run wrote: checks every record by every rule and replays its calls.",
      "Prints each failure on a line."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  tdscaling verify --in out",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:every record passed",
      "1:a record failed",
      "2:wrong usage, or the directory holds no finished run"
    })
@SuppressWarnings("NullAway.Init") // Required options are set by picocli.
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      required = true,
      description = "Directory that a run wrote.")
  private Path in;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ExportVerification verification;
    try (CodeReplay code = CodeReplay.of(in)) {
      verification = ExportVerification.of(in, code.environments());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (verification.passed()) {
      out.printf("OK: %d records verified and replayed%n", verification.verified());
      return ExitStatus.OK;
    }
    verification.failures().forEach(out::println);
    spec.commandLine()
        .getErr()
        .printf(
            "FAILED: %d failures in %d records%n",
            verification.failures().size(), verification.verified());
    return ExitStatus.SHORT;
  }
}
