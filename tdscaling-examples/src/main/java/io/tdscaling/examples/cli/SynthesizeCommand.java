package io.tdscaling.examples.cli;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.core.TrajectorySynthesizerBuilder;
import io.tdscaling.examples.console.CostEstimate;
import io.tdscaling.examples.console.ProgressLine;
import io.tdscaling.examples.console.SummaryTable;
import io.tdscaling.examples.console.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tdscaling synthesize}. */
@Command(
    name = "synthesize",
    description = "Synthesizes trajectories and writes them, verified, into a directory.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footerHeading =
        "%nCtrl-C ends a run in order: its files are completed. --resume goes on with it, and with one that was killed.%n%nExample:%n",
    footer = "  tdscaling synthesize --tools tools.jsonl --count 2000 --seed 7 --out out",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {ExitStatus.OK_TEXT, ExitStatus.SHORT_TEXT, ExitStatus.ERROR_TEXT})
@SuppressWarnings("NullAway.Init") // Required options are set by picocli.
final class SynthesizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--tools",
      paramLabel = "FILE",
      description = {
        "Tools: JSON lines with a service on each, or an MCP tools/list answer; plain or gzip."
            + " May be repeated. Default: the bundled catalog."
      })
  private List<Path> tools = new ArrayList<>();

  @Option(
      names = "--count",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description =
          "Accepted trajectories wanted. Default with --blueprints: one for each attempt.")
  private @Nullable Long count;

  @Option(
      names = "--blueprints",
      paramLabel = "FILE",
      description = {
        "Written blueprints, each of which is attempted once: a JSON object, an array or JSON"
            + " lines; plain or gzip. May be repeated."
      })
  private List<Path> blueprints = new ArrayList<>();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      converter = PositiveInteger.class,
      defaultValue = "1",
      description =
          "How often each written blueprint is attempted; equal conversations are rejected."
              + " Default: ${DEFAULT-VALUE}.")
  private int repeat;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Directory for the files; must not hold another run.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Seed of everything random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--policy",
      paramLabel = "P",
      defaultValue = "adaptive",
      description =
          "adaptive steers towards what is rare, greedyCoverage to the emptiest cell, uniform"
              + " nowhere. Default: ${DEFAULT-VALUE}.")
  private SteeringPolicy policy;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Attempts allowed. Default: 10 for each trajectory wanted.")
  private @Nullable Long maxAttempts;

  @Option(
      names = "--max-duration",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Time allowed, such as 90s, 5m or 2h. Default: no limit.")
  private @Nullable Duration maxDuration;

  @Mixin private CodeOptions code;

  @Mixin private ModelOptions models;

  @Option(
      names = "--estimate",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description =
          "Stop after N accepted trajectories and say what --count of them will use and cost;"
              + " --resume goes on after them.")
  private @Nullable Long estimate;

  @Option(
      names = "--resume",
      description =
          "Go on with the run in the directory, if there is one: with the same configuration, but"
              + " with a larger budget if you like.")
  private boolean resume;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description =
          "Attempts under way at once; changes nothing in the output. Default: the processors.")
  private @Nullable Integer concurrency;

  @Option(
      names = "--window",
      paramLabel = "W",
      converter = PositiveInteger.class,
      defaultValue = "" + TrajectorySynthesizerBuilder.DEFAULT_WINDOW,
      description =
          "How many attempts steering lags behind; part of what a seed means."
              + " Default: ${DEFAULT-VALUE}.")
  private int window;

  @Option(names = "--reasoning", description = "Keep the assistant's reasoning with its messages.")
  private boolean reasoning;

  @Option(
      names = "--benchmark",
      paramLabel = "FILE",
      description = {
        "Benchmark to keep out: JSON, JSON lines or a question a line; plain or gzip."
            + " May be repeated. Default: none."
      })
  private List<Path> benchmarks = new ArrayList<>();

  @Option(names = "--strict", description = "Take problems in the tools for errors; show all.")
  private boolean strict;

  @Option(names = "--quiet", description = "Show neither progress nor summary.")
  private boolean quiet;

  private final CostEstimate costs = new CostEstimate();

  @Override
  @SuppressWarnings("try") // The hook only has to be there.
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    long start = System.nanoTime();
    try (TrajectorySynthesizer synthesizer = synthesizer(err);
        CancelOnInterrupt onInterrupt = new CancelOnInterrupt(synthesizer::cancel)) {
      if (!CatalogProblems.tolerable(synthesizer.catalogProblems(), strict, err)) {
        return ExitStatus.ERROR;
      }
      SynthesisSummary summary = synthesizer.run();
      if (!quiet) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        SummaryTable.print(summary, took, spec.commandLine().getOut());
      }
      if (estimate != null && count != null) {
        costs.print(count, spec.commandLine().getOut());
      }
      return summary.stopReason() == StopReason.COMPLETED ? ExitStatus.OK : stoppedShort(summary);
    } finally {
      models.close();
      code.close();
    }
  }

  private TrajectorySynthesizer synthesizer(PrintWriter err)
      throws IOException, InterruptedException {
    TrajectorySynthesizerBuilder builder =
        TrajectorySynthesizer.builder()
            .seed(seed)
            .window(window)
            .repeat(repeat)
            .reasoning(reasoning)
            .outputDirectory(out)
            .resume(resume);
    budget().ifPresent(builder::budget);
    tools.forEach(builder::tools);
    benchmarks.forEach(builder::contamination);
    blueprints.forEach(builder::blueprints);
    policy.set(builder);
    code.set(builder);
    if (estimate != null) {
      // It keeps a sample for each trajectory, which a long run has no use for.
      builder.listener(costs);
    }
    int atOnce = concurrency == null ? Runtime.getRuntime().availableProcessors() : concurrency;
    builder.concurrency(atOnce);
    models.set(builder, atOnce);
    if (!quiet) {
      // With thousands of tools this takes a while in which nothing else is shown.
      err.println("reading the tools");
      err.flush();
      builder.listener(new ProgressLine(err, Terminal.errorsAreWatched(), System::nanoTime));
    }
    return builder.build();
  }

  private Optional<Budget> budget() {
    if (count == null && blueprints.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--count=N'");
    }
    if (count == null && maxAttempts == null && maxDuration == null && !models.hasCaps()) {
      return Optional.empty();
    }
    if (count == null) {
      String given =
          maxAttempts != null
              ? "--max-attempts"
              : maxDuration != null ? "--max-duration" : "a cap on what models are asked";
      throw new ParameterException(spec.commandLine(), given + " needs --count as well");
    }
    Budget budget = Budget.ofAccepted(estimate == null ? count : Math.min(estimate, count));
    if (maxAttempts != null) {
      budget = budget.withMaxAttempts(maxAttempts);
    }
    budget = models.capped(budget);
    return Optional.of(maxDuration == null ? budget : budget.withMaxDuration(maxDuration));
  }

  private int stoppedShort(SynthesisSummary summary) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "warning: %d of %d accepted (%s)%n",
        summary.accepted(),
        count == null ? summary.attempts() : count,
        summary.stopReason().label().replace('_', ' '));
    err.flush();
    return ExitStatus.SHORT;
  }
}
