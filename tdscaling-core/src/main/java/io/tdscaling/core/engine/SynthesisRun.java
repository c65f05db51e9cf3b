package io.tdscaling.core.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.util.concurrent.Uninterruptibles;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.synthesis.TrajectorySink;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.llm.RunModels;
import io.tdscaling.core.llm.accounting.Ledger;
import io.tdscaling.core.llm.accounting.Use;
import io.tdscaling.core.metric.TrajectoryProfiler;
import io.tdscaling.core.output.RunDirectory;
import io.tdscaling.core.output.TrajectoryFiles;
import io.tdscaling.core.output.UnfinishedRun;
import io.tdscaling.core.text.ClassNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run, from the first attempt to complete files. Used once. */
public final class SynthesisRun {
  private static final Logger LOG = LoggerFactory.getLogger(SynthesisRun.class);
  private static final Duration WIND_DOWN = Duration.ofMinutes(1);

  private final RunSettings settings;
  private final Workspace workspace;
  private final Outlets outlets;
  private final Clock clock;
  private final RunStatistics numbers;
  private final Steering steering;
  private final AttemptRunner runner;
  private final TrajectoryProfiler profiler = new TrajectoryProfiler();
  private final Duplicates duplicates;
  private final List<DiversityMetric> metrics;
  private final Map<String, String> roles;
  private final AttemptLoop loop;

  /**
   * Prepares a run.
   *
   * @param roles what does each part of an attempt, by name; part of what the run is
   */
  public SynthesisRun(
      RunSettings settings,
      Workspace workspace,
      Stages stages,
      EvolutionPolicy policy,
      List<DiversityMetric> metrics,
      Outlets outlets,
      Map<String, String> roles,
      Clock clock) {
    this.settings = settings;
    this.workspace = workspace;
    this.outlets = outlets;
    this.clock = clock;
    this.numbers = new RunStatistics(workspace, metrics);
    this.steering = new Steering(policy, settings.seed(), workspace, metrics);
    this.runner = new AttemptRunner(workspace, stages, settings.seed());
    this.duplicates = new Duplicates(settings.nearDuplicateThreshold());
    this.metrics = List.copyOf(metrics);
    this.roles = roles;
    this.loop = new AttemptLoop(settings, steering);
  }

  /**
   * Runs until the budget is spent or a stop is asked for.
   *
   * @param stop asks for the stop
   * @param executor runs the attempts, or null for threads of the run's own
   * @throws IOException if a file cannot be written, a sink fails, or no model can be asked any
   *     more; files of the run then keep their partial names, and it can be gone on with
   * @throws InterruptedException if interrupted; the files then hold what was committed before
   */
  public SynthesisSummary execute(StopSignal stop, @Nullable Executor executor)
      throws IOException, InterruptedException {
    Instant start = clock.instant();
    Execution execution = new Execution(stop, executor, start, outOfTime(start));
    Optional<Path> directory = outlets.outputDirectory();
    if (directory.isEmpty()) {
      try (RunModels models = models(execution, null)) {
        return finish(attempts(execution, models, Optional.empty()), models);
      }
    }
    return outlets.resumes() && RunDirectory.isResumable(directory.get())
        ? goOn(execution, directory.get())
        : begin(execution, directory.get());
  }

  /**
   * One execution.
   *
   * @param stop asks it to stop
   * @param executor runs the attempts, or null for threads of the run's own
   * @param start when it began
   * @param outOfTime whether the time it has is up
   */
  private record Execution(
      StopSignal stop, @Nullable Executor executor, Instant start, BooleanSupplier outOfTime) {}

  private SynthesisSummary begin(Execution execution, Path directory)
      throws IOException, InterruptedException {
    try (TrajectoryFiles files = TrajectoryFiles.begin(directory, identity());
        RunModels models = models(execution, directory)) {
      return run(execution, models, files);
    }
  }

  private SynthesisSummary goOn(Execution execution, Path directory)
      throws IOException, InterruptedException {
    try (UnfinishedRun earlier = UnfinishedRun.open(directory)) {
      List<String> differences = RunIdentity.differences(earlier.identity(), identity());
      if (!differences.isEmpty()) {
        throw new IOException(
            "the run in %s cannot go on as another one: %s"
                .formatted(directory, String.join("; ", differences)));
      }
      try (TrajectoryFiles files = earlier.recover(workspace.tools()::tool, this::recall);
          RunModels models = models(execution, directory)) {
        return run(execution, models, files);
      }
    }
  }

  private ObjectNode identity() {
    return RunIdentity.of(settings, workspace, metrics, roles);
  }

  /** Takes in an attempt that an earlier process committed. */
  private void recall(UnfinishedRun.Committed committed) {
    loop.recall(assignment -> recalled(committed, assignment));
  }

  private Outcome recalled(UnfinishedRun.Committed committed, Assignment assignment) {
    Attempt attempt =
        new Attempt(
            committed.index(),
            assignment.target(),
            committed.plan(),
            committed.outcome(),
            committed.verdict(),
            committed.trouble());
    Outcome outcome = OutcomeJson.read(committed.spent(), attempt, profile(attempt));
    // Copies were looked at as well, so that later ones are compared with the same.
    attempt.trajectory().ifPresent(duplicates::check);
    numbers.add(outcome);
    return outcome;
  }

  private SynthesisSummary run(Execution execution, RunModels models, TrajectoryFiles files)
      throws IOException, InterruptedException {
    try {
      StopReason reason = attempts(execution, models, Optional.of(files));
      complete(files, reason, execution.start(), models);
      return finish(reason, models);
    } catch (InterruptedException interrupted) {
      complete(files, StopReason.CANCELLED, execution.start(), models);
      throw interrupted;
    }
  }

  private RunModels models(Execution execution, @Nullable Path directory) throws IOException {
    Ledger ledger = new Ledger(settings.budget(), execution.outOfTime(), directory);
    return new RunModels(ledger, outlets::openMemory);
  }

  private BooleanSupplier outOfTime(Instant start) {
    return settings
        .budget()
        .duration()
        .<BooleanSupplier>map(
            cap -> () -> Duration.between(start, clock.instant()).compareTo(cap) >= 0)
        .orElse(() -> false);
  }

  private StopReason attempts(
      Execution execution, RunModels models, Optional<TrajectoryFiles> files)
      throws IOException, InterruptedException {
    outlets.tell(
        new SynthesisEvent.Started(
            settings.budget(), workspace.clusters().size(), toolsByUsability()));
    if (numbers.attempts() > 0) {
      outlets.tell(new SynthesisEvent.Resumed(numbers.attempts(), numbers.accepted()));
    }
    Executor given = execution.executor();
    if (given != null) {
      return attempts(execution, models, files, given);
    }
    ExecutorService threads = WorkerThreads.create(settings.concurrency());
    try {
      return attempts(execution, models, files, threads);
    } finally {
      threads.shutdownNow();
      // What is under way may still write to the books of the run, which are closed next.
      if (!Uninterruptibles.awaitTerminationUninterruptibly(threads, WIND_DOWN)) {
        LOG.warn("attempts are still under way {} after the run stopped", WIND_DOWN);
      }
    }
  }

  private StopReason attempts(
      Execution execution, RunModels models, Optional<TrajectoryFiles> files, Executor executor)
      throws IOException, InterruptedException {
    AttemptLoop.Crew crew =
        new AttemptLoop.Crew(
            assignment -> work(assignment, models),
            outcome -> commit(outcome, files, models),
            end -> capMet(end, models),
            executor);
    return loop.run(crew, execution.stop(), execution.outOfTime());
  }

  /** Returns the cap that forbade a call; no model can be asked for another reason otherwise. */
  private static StopReason capMet(EndOfRun end, RunModels models) throws IOException {
    if (end.failure().reason() == LlmException.Reason.OVER_BUDGET) {
      return models.ledger().refused().orElse(StopReason.MAX_REQUESTS);
    }
    throw new LlmException(
        end.failure().reason(),
        "the run stopped, for no model can be asked: " + end.getMessage(),
        end.failure());
  }

  private Outcome work(Assignment assignment, RunModels models) throws InterruptedException {
    RunModels.Counted<Attempt> counted = models.counted(() -> runner.run(assignment));
    TokenUsage usage = AllUsage.of(counted.result(), counted.calls());
    Attempt attempt = AllUsage.in(counted.result(), usage);
    return new Outcome(attempt, profile(attempt), usage, counted.calls());
  }

  private @Nullable TrajectoryProfile profile(Attempt attempt) {
    return attempt.verdict().accepted()
        ? attempt.trajectory().map(profiler::profile).orElse(null)
        : null;
  }

  private Outcome commit(Outcome proposed, Optional<TrajectoryFiles> files, RunModels models)
      throws IOException {
    Outcome outcome =
        proposed.accepted()
            ? duplicates
                .check(proposed.attempt().trajectory().orElseThrow())
                .map(proposed::rejected)
                .orElse(proposed)
            : proposed;
    if (files.isPresent()) {
      files.get().write(outcome.attempt());
    }
    for (TrajectorySink sink : outlets.sinks()) {
      write(sink, outcome.attempt());
    }
    if (files.isPresent()) {
      files.get().commit(outcome.attempt(), OutcomeJson.write(outcome));
    }
    Optional<CollapseWatch.Turn> turn = numbers.add(outcome);
    tell(outcome.attempt());
    turn.ifPresent(this::tell);
    if (!outcome.calls().isEmpty()) {
      outlets.tell(spent(models));
    }
    return outcome;
  }

  /** Attempts that a cap ended are never committed, and spent something all the same. */
  private void tellSpent(RunModels models) {
    SynthesisEvent.Spent spent = spent(models);
    if (spent.requests() + spent.remembered() > 0) {
      outlets.tell(spent);
    }
  }

  private static SynthesisEvent.Spent spent(RunModels models) {
    Use spent = models.ledger().spent();
    return new SynthesisEvent.Spent(
        spent.calls(), spent.usage(), spent.cost(), models.remembered());
  }

  private static void write(TrajectorySink sink, Attempt attempt) throws IOException {
    try {
      sink.write(attempt);
    } catch (RuntimeException fault) {
      throw new IllegalStateException(ClassNames.of(sink) + " threw " + fault, fault);
    }
  }

  private void tell(Attempt attempt) {
    outlets.tell(
        attempt.verdict() instanceof Verdict.Rejected why
            ? new SynthesisEvent.Rejected(attempt, why)
            : new SynthesisEvent.Accepted(attempt, numbers.accepted()));
  }

  private void tell(CollapseWatch.Turn turn) {
    outlets.tell(
        turn.began()
            ? new SynthesisEvent.CollapseBegan(
                turn.measure(), turn.bits(), turn.highest(), numbers.accepted())
            : new SynthesisEvent.CollapseEnded(numbers.accepted()));
  }

  private void complete(TrajectoryFiles files, StopReason reason, Instant start, RunModels models)
      throws IOException {
    files.finish(
        RunDocument.catalog(workspace, files.offeredTools()),
        RunDocument.run(settings, workspace, numbers, reason),
        RunInfo.of(settings, numbers, start, clock.instant(), models));
  }

  private SynthesisSummary finish(StopReason reason, RunModels models) {
    SynthesisSummary summary =
        new SynthesisSummary(
            reason,
            numbers.attempts(),
            numbers.accepted(),
            numbers.rejectedByRule(),
            toolsByUsability(),
            numbers.toolsUsed(),
            numbers.metrics(),
            outlets.directory());
    tellSpent(models);
    outlets.tell(new SynthesisEvent.Finished(summary));
    return summary;
  }

  private SortedMap<Usability, Long> toolsByUsability() {
    SortedMap<Usability, Long> counts = new TreeMap<>();
    workspace.screening().counts().forEach((usability, n) -> counts.put(usability, (long) n));
    return counts;
  }
}
