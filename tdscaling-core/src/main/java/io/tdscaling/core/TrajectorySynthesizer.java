package io.tdscaling.core;

import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.CatalogProblem;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.engine.Outlets;
import io.tdscaling.core.engine.RunSettings;
import io.tdscaling.core.engine.Stages;
import io.tdscaling.core.engine.StopSignal;
import io.tdscaling.core.engine.SynthesisRun;
import io.tdscaling.core.engine.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Synthesizes diverse, verified tool-use trajectories.
 *
 * <pre>{@code
 * try (var synthesizer = TrajectorySynthesizer.builder()
 *     .budget(Budget.ofAccepted(200))
 *     .outputDirectory(Path.of("out"))
 *     .build()) {
 *   System.out.println(synthesizer.run().metrics());
 * }
 * }</pre>
 *
 * <p>A synthesizer is an immutable configuration and can be shared between threads. Each {@link
 * #run} and each {@link #stream} is a run of its own, with the same trajectories for the same seed;
 * several may go on at once where no output directory is set, for a directory holds one run. {@link
 * #cancel} and {@link #close} may be called from any thread.
 */
public final class TrajectorySynthesizer implements AutoCloseable {
  private final RunSettings settings;
  private final Workspace workspace;
  private final Stages stages;
  private final EvolutionPolicy policy;
  private final List<DiversityMetric> metrics;
  private final Outlets outlets;
  private final Map<String, String> roles;
  private final @Nullable Executor executor;
  private final Clock clock;
  private final Set<StopSignal> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  TrajectorySynthesizer(
      RunSettings settings,
      Workspace workspace,
      Stages stages,
      EvolutionPolicy policy,
      List<DiversityMetric> metrics,
      Outlets outlets,
      Map<String, String> roles,
      @Nullable Executor executor,
      Clock clock) {
    this.settings = settings;
    this.workspace = workspace;
    this.stages = stages;
    this.policy = policy;
    this.metrics = metrics;
    this.outlets = outlets;
    this.roles = roles;
    this.executor = executor;
    this.clock = clock;
  }

  /** Returns a builder; only {@link TrajectorySynthesizerBuilder#budget} has to be set. */
  public static TrajectorySynthesizerBuilder builder() {
    return new TrajectorySynthesizerBuilder();
  }

  /**
   * Runs until the budget is spent or the run is cancelled.
   *
   * @return what it came to; its files are complete
   * @throws IOException if the output directory cannot be used, a file cannot be written or a sink
   *     fails
   * @throws InterruptedException if interrupted; the files then hold what was accepted before
   * @throws IllegalStateException if the synthesizer is closed
   */
  public SynthesisSummary run() throws IOException, InterruptedException {
    StopSignal stop = new StopSignal();
    begin(stop);
    return run(outlets, stop);
  }

  /**
   * Runs in the background and returns the accepted trajectories in index order as they come. The
   * stream has to be closed; closing it early cancels the run and waits for what is under way. A
   * failure of the run comes out of the stream as an {@link java.io.UncheckedIOException} or as the
   * unchecked exception that it is.
   *
   * @throws IllegalStateException if the synthesizer is closed
   */
  public Stream<Trajectory> stream() {
    StopSignal stop = new StopSignal();
    begin(stop);
    return new BackgroundRun(
            reader -> run(outlets.with(attempt -> handOver(attempt, reader)), stop), stop)
        .trajectories();
  }

  /**
   * Asks all runs of this synthesizer to start nothing more; what is under way is finished and
   * kept.
   */
  public void cancel() {
    running.forEach(StopSignal::stop);
  }

  /** Cancels all runs and refuses new ones. */
  @Override
  public void close() {
    closed = true;
    cancel();
  }

  /** Returns what could not be read of the tools. */
  public List<CatalogProblem> catalogProblems() {
    return workspace.problems();
  }

  /**
   * Makes a run known before it is checked whether it may begin, so that no cancelling misses it.
   */
  private void begin(StopSignal stop) {
    running.add(stop);
    if (closed) {
      running.remove(stop);
      throw new IllegalStateException("the synthesizer is closed");
    }
  }

  private SynthesisSummary run(Outlets into, StopSignal stop)
      throws IOException, InterruptedException {
    try {
      return new SynthesisRun(settings, workspace, stages, policy, metrics, into, roles, clock)
          .execute(stop, executor);
    } finally {
      running.remove(stop);
    }
  }

  private static void handOver(Attempt attempt, Consumer<Trajectory> reader) {
    if (attempt.verdict().accepted()) {
      attempt.trajectory().ifPresent(reader);
    }
  }
}
