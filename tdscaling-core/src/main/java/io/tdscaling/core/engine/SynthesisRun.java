package io.tdscaling.core.engine;

import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.StopReason;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.synthesis.TrajectorySink;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.core.metric.TrajectoryProfiler;
import io.tdscaling.core.output.RunDirectory;
import io.tdscaling.core.output.TrajectoryFiles;
import io.tdscaling.core.text.ClassNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One run, from the first attempt to complete files. Used once. */
public final class SynthesisRun {
  private final RunSettings settings;
  private final Workspace workspace;
  private final Outlets outlets;
  private final Clock clock;
  private final RunStatistics numbers;
  private final Steering steering;
  private final AttemptRunner runner;
  private final TrajectoryProfiler profiler = new TrajectoryProfiler();
  private final Duplicates duplicates;

  /** Prepares a run. */
  public SynthesisRun(
      RunSettings settings,
      Workspace workspace,
      Stages stages,
      EvolutionPolicy policy,
      List<DiversityMetric> metrics,
      Outlets outlets,
      Clock clock) {
    this.settings = settings;
    this.workspace = workspace;
    this.outlets = outlets;
    this.clock = clock;
    this.numbers = new RunStatistics(workspace, metrics);
    this.steering = new Steering(policy, settings.seed(), workspace, metrics);
    this.runner = new AttemptRunner(workspace, stages, settings.seed());
    this.duplicates = new Duplicates(settings.nearDuplicateThreshold());
  }

  /**
   * Runs until the budget is spent or a stop is asked for.
   *
   * @param stop asks for the stop
   * @param executor runs the attempts, or null for threads of the run's own
   * @throws IOException if a file cannot be written or a sink fails; files of the run then keep
   *     their partial names
   * @throws InterruptedException if interrupted; the files then hold what was committed before
   */
  public SynthesisSummary execute(StopSignal stop, @Nullable Executor executor)
      throws IOException, InterruptedException {
    Instant start = clock.instant();
    Optional<Path> directory = outlets.outputDirectory();
    if (directory.isEmpty()) {
      return finish(attempts(stop, executor, start, attempt -> {}));
    }
    try (TrajectoryFiles files = new TrajectoryFiles(RunDirectory.open(directory.get()))) {
      try {
        StopReason reason = attempts(stop, executor, start, files);
        complete(files, reason, start);
        return finish(reason);
      } catch (InterruptedException interrupted) {
        complete(files, StopReason.CANCELLED, start);
        throw interrupted;
      }
    }
  }

  private StopReason attempts(
      StopSignal stop, @Nullable Executor executor, Instant start, TrajectorySink files)
      throws IOException, InterruptedException {
    outlets.tell(
        new SynthesisEvent.Started(
            settings.budget(), workspace.clusters().size(), toolsByUsability()));
    BooleanSupplier outOfTime =
        settings
            .budget()
            .duration()
            .<BooleanSupplier>map(
                cap -> () -> Duration.between(start, clock.instant()).compareTo(cap) >= 0)
            .orElse(() -> false);
    if (executor != null) {
      return loop(executor, files).run(stop, outOfTime);
    }
    ExecutorService threads = WorkerThreads.create(settings.concurrency());
    try {
      return loop(threads, files).run(stop, outOfTime);
    } finally {
      threads.shutdownNow();
    }
  }

  private AttemptLoop loop(Executor executor, TrajectorySink files) {
    return new AttemptLoop(
        settings, steering, this::work, outcome -> commit(outcome, files), executor);
  }

  private Outcome work(Assignment assignment) throws InterruptedException {
    Attempt attempt = runner.run(assignment);
    return attempt.verdict().accepted()
        ? new Outcome(attempt, attempt.trajectory().map(profiler::profile).orElse(null))
        : new Outcome(attempt, null);
  }

  private Outcome commit(Outcome proposed, TrajectorySink files) throws IOException {
    Outcome outcome =
        proposed.accepted()
            ? duplicates
                .check(proposed.attempt().trajectory().orElseThrow())
                .map(proposed::rejected)
                .orElse(proposed)
            : proposed;
    files.write(outcome.attempt());
    for (TrajectorySink sink : outlets.sinks()) {
      write(sink, outcome.attempt());
    }
    Optional<CollapseWatch.Turn> turn = numbers.add(outcome);
    tell(outcome.attempt());
    turn.ifPresent(this::tell);
    return outcome;
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

  private void complete(TrajectoryFiles files, StopReason reason, Instant start)
      throws IOException {
    files.finish(
        RunDocument.catalog(workspace, files.offeredTools()),
        RunDocument.run(settings, workspace, numbers, reason),
        RunInfo.of(settings, numbers, start, clock.instant()));
  }

  private SynthesisSummary finish(StopReason reason) {
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
    outlets.tell(new SynthesisEvent.Finished(summary));
    return summary;
  }

  private SortedMap<Usability, Long> toolsByUsability() {
    SortedMap<Usability, Long> counts = new TreeMap<>();
    workspace.screening().counts().forEach((usability, n) -> counts.put(usability, (long) n));
    return counts;
  }
}
