package io.tdscaling.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tdscaling.core.DatasetMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tdscaling measure}. */
@Command(
    name = "measure",
    description = "Prints the diversity metrics of any dataset in OpenAI form, as JSON.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  tdscaling measure --in out/trajectories.jsonl",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {ExitStatus.OK_TEXT, ExitStatus.ERROR_TEXT})
@SuppressWarnings("NullAway.Init") // Required options are set by picocli.
final class MeasureCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--in",
      paramLabel = "FILE",
      required = true,
      description = "Dataset: JSON lines or one JSON array; plain or gzip.")
  private Path in;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (Files.isDirectory(in)) {
      throw new IOException(in + " is a directory; give a file, such as its trajectories.jsonl");
    }
    DatasetMetrics measured = DatasetMetrics.of(in);
    if (measured.records() == 0) {
      String why = measured.problems().isEmpty() ? "" : ": " + measured.problems().get(0);
      throw new IOException("no conversation could be read from " + in + why);
    }
    if (!measured.problems().isEmpty()) {
      spec.commandLine()
          .getErr()
          .printf(
              "warning: %d records could not be read; \"problems\" in the output lists them%n",
              measured.problems().size());
    }
    String json =
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(measured.toJson());
    spec.commandLine().getOut().println(json);
    return ExitStatus.OK;
  }
}
