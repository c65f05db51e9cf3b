package io.tdscaling.examples.cli;

import io.tdscaling.examples.console.StudyLines;
import io.tdscaling.study.Arm;
import io.tdscaling.study.Arms;
import io.tdscaling.study.Study;
import io.tdscaling.study.StudyBuilder;
import io.tdscaling.study.StudyConfigurationException;
import io.tdscaling.study.StudyResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tdscaling study}. */
@Command(
    name = "study",
    description = "Compares ways of synthesizing under one budget of tokens, and draws curves.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footerHeading =
        "%nCtrl-C ends a study. What is finished is kept; the same command goes on.%n%nExample:%n",
    footer = "  tdscaling study --tools tools.jsonl --budget-tokens 2000000 --out study",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {ExitStatus.OK_TEXT, ExitStatus.SHORT_TEXT, ExitStatus.ERROR_TEXT})
@SuppressWarnings("NullAway.Init") // Required options are set by picocli.
final class StudyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--tools",
      paramLabel = "FILE",
      arity = "1..*",
      description = {
        "Tools: JSON lines with a service on each, or an MCP tools/list answer; plain or gzip."
            + " May be repeated. Default: the bundled catalog."
      })
  private List<Path> tools = new ArrayList<>();

  @Option(
      names = "--budget-tokens",
      paramLabel = "N",
      required = true,
      converter = PositiveNumber.class,
      description = "Tokens that each run may spend.")
  private long budgetTokens;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Directory for the files: new, empty, or of this study, which then goes on.")
  private Path out;

  @Option(
      names = "--count",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "End a run at this many accepted, too. Default: only at its budget.")
  private @Nullable Long count;

  @Option(
      names = "--arms",
      paramLabel = "ARM",
      split = ",",
      completionCandidates = ArmNames.class,
      description = "What to compare: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<String> arms = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "S",
      split = ",",
      defaultValue = "1,2,3",
      description = "Seeds that each arm runs with. Default: ${DEFAULT-VALUE}.")
  private long[] seeds;

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      defaultValue = "" + StudyBuilder.DEFAULT_HELD_OUT,
      description =
          "Share of the services that learners are tested on, and that no arm uses, 0 to below 1."
              + " Default: ${DEFAULT-VALUE}.")
  private double heldOut;

  @Option(
      names = "--held-out-seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Which services are held out. Default: ${DEFAULT-VALUE}.")
  private long heldOutSeed;

  @Option(
      names = "--test-size",
      paramLabel = "N",
      converter = PositiveInteger.class,
      defaultValue = "" + StudyBuilder.DEFAULT_TEST_SIZE,
      description = "Trajectories of each test set. Default: ${DEFAULT-VALUE}.")
  private int testSize;

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      defaultValue = "100,200,500,1000,2000,5000",
      description = "How many trajectories learners are trained on. Default: ${DEFAULT-VALUE}.")
  private int[] sizes;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description =
          "Attempts under way at once; changes nothing in the results. Default: the processors.")
  private @Nullable Integer concurrency;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "Conversations that learners are tested on as well; repeatable.")
  private List<Path> realTests = List.of();

  @Option(names = "--no-learner", description = "Do not train and test learners.")
  private boolean noLearner;

  @Option(names = "--strict", description = "Take problems in the tools for errors; show all.")
  private boolean strict;

  @Option(names = "--quiet", description = "Show neither progress nor result.")
  private boolean quiet;

  @Override
  @SuppressWarnings("try") // The hook only has to be there.
  public Integer call() throws IOException, InterruptedException {
    // Plots are drawn into files, whatever DISPLAY says.
    System.setProperty("java.awt.headless", "true");
    PrintWriter err = spec.commandLine().getErr();
    Study study = study(err);
    if (!CatalogProblems.tolerable(study.catalogProblems(), strict, err)) {
      return ExitStatus.ERROR;
    }
    try (CancelOnInterrupt onInterrupt = new CancelOnInterrupt(study::cancel)) {
      StudyResult result = study.run();
      return result.complete() ? complete(result) : stoppedShort(result);
    }
  }

  /** The names of the arms that come with the library. */
  static final class ArmNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arms.all().stream().map(Arm::name).iterator();
    }
  }

  private Study study(PrintWriter err) {
    try {
      StudyBuilder builder = builder();
      if (!quiet) {
        // With thousands of tools this takes a while in which nothing else is shown.
        err.println("reading the tools");
        err.flush();
        builder.listener(new StudyLines(err, System::nanoTime));
      }
      return builder.build();
    } catch (StudyConfigurationException wrong) {
      throw wrong;
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private StudyBuilder builder() {
    StudyBuilder builder =
        Study.builder()
            .directory(out)
            .tokenBudget(budgetTokens)
            .seeds(seeds)
            .heldOut(heldOut)
            .heldOutSeed(heldOutSeed)
            .testSize(testSize)
            .sizes(sizes);
    tools.forEach(builder::tools);
    arms.forEach(name -> builder.arm(Arms.named(name)));
    if (count != null) {
      builder.count(count);
    }
    if (concurrency != null) {
      builder.concurrency(concurrency);
    }
    realTests.forEach(builder::testOn);
    if (noLearner) {
      builder.noLearner();
    }
    return builder;
  }

  private int complete(StudyResult result) {
    if (!quiet) {
      PrintWriter printer = spec.commandLine().getOut();
      printer.printf("%d runs: %s%n", result.runs().size(), out.resolve("report.html"));
      printer.flush();
    }
    return ExitStatus.OK;
  }

  private int stoppedShort(StudyResult result) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "warning: stopped; finished runs: %d; the same command goes on%n", result.runs().size());
    err.flush();
    return ExitStatus.SHORT;
  }
}
