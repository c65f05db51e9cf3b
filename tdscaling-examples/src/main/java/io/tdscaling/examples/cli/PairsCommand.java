package io.tdscaling.examples.cli;

import io.tdscaling.core.RejectionData;
import io.tdscaling.core.RejectionReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tdscaling pairs}. */
@Command(
    name = "pairs",
    description = {
      "Turns what a run rejected into training data: preference pairs and, if asked for,",
      "recoveries, in which a wrong call is followed by the tool's error and the right one."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  tdscaling pairs --in out --out pairs.jsonl --recoveries recoveries.jsonl",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:every rejected attempt was read",
      "1:some could not be read; the others are written",
      "2:wrong usage, no finished run, or a file that cannot be written"
    })
@SuppressWarnings("NullAway.Init") // Required options are set by picocli.
final class PairsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      required = true,
      description = "Directory that a run wrote.")
  private Path in;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "File for the pairs; an earlier one is replaced.")
  private Path out;

  @Option(
      names = "--recoveries",
      paramLabel = "FILE",
      description = "File for the recoveries; an earlier one is replaced.")
  private @Nullable Path recoveries;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (recoveries != null && WholeFile.identity(recoveries).equals(WholeFile.identity(out))) {
      throw new ParameterException(
          spec.commandLine(), "--recoveries: " + recoveries + " is the file of --out too");
    }
    try (CodeReplay code = CodeReplay.of(in)) {
      return write(RejectionData.of(in, code.environments()));
    }
  }

  private int write(RejectionData rejected) throws IOException, InterruptedException {
    RejectionReport pairs = rejected.writePairs(out);
    print("preference pairs", out, pairs);
    if (recoveries != null) {
      print("recoveries", recoveries, rejected.writeRecoveries(recoveries));
    }
    PrintWriter err = spec.commandLine().getErr();
    pairs.problems().forEach(problem -> err.println("warning: " + problem));
    return pairs.problems().isEmpty() ? ExitStatus.OK : ExitStatus.SHORT;
  }

  private void print(String what, Path file, RejectionReport report) {
    PrintWriter to = spec.commandLine().getOut();
    to.printf(
        "%s: %d %s of %d rejected attempts%n", file, report.samples(), what, report.attempts());
    report.written().forEach((kind, count) -> to.printf("  %6d %s%n", count, kind));
    report.skipped().forEach((why, count) -> to.printf("  %6d skipped: %s%n", count, why));
  }
}
