package io.tdscaling.benchmarks;

import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Attempt;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.metric.DiversityMetrics;
import io.tdscaling.core.metric.TrajectoryProfiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many accepted trajectories a second the three default metrics take in together, on one core,
 * and how many candidates a second they rate. The profiles are those of a run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:ActiveProcessorCount=1"})
public class MetricsBenchmark {
  /** Trajectories of the run, and operations of one invocation. */
  public static final int TRAJECTORIES = 3_000;

  /** {@code bundled}, or {@code given} for the files that the system property names. */
  @Param(Catalogs.BUNDLED)
  public String catalog = Catalogs.BUNDLED;

  private final List<Trajectory> trajectories = new ArrayList<>();
  private final List<TrajectoryProfile> profiles = new ArrayList<>();
  private List<MetricState> states = List.of();

  /** Makes the trajectories and their profiles. */
  @Setup(Level.Trial)
  public void prepare() throws IOException, InterruptedException {
    Catalogs.builder(catalog)
        .budget(Budget.ofAccepted(TRAJECTORIES))
        .executor(Runnable::run)
        .sink(this::take)
        .build()
        .run();
    restart();
  }

  /** Makes states that have observed each trajectory once. */
  @Setup(Level.Iteration)
  public void restart() {
    states = DiversityMetrics.defaults().stream().map(DiversityMetric::newState).toList();
    observe();
  }

  private void take(Attempt attempt) {
    if (attempt.verdict().accepted()) {
      Trajectory trajectory = attempt.trajectory().orElseThrow();
      trajectories.add(trajectory);
      profiles.add(new TrajectoryProfiler().profile(trajectory));
    }
  }

  /** Observes each trajectory once more. */
  @Benchmark
  @OperationsPerInvocation(TRAJECTORIES)
  public int observe() {
    for (int i = 0; i < profiles.size(); i++) {
      for (MetricState state : states) {
        state.observe(trajectories.get(i), profiles.get(i));
      }
    }
    return profiles.size();
  }

  /** Rates each profile as a candidate, while nothing is observed. */
  @Benchmark
  @OperationsPerInvocation(TRAJECTORIES)
  public double gain() {
    double sum = 0;
    for (TrajectoryProfile profile : profiles) {
      for (MetricState state : states) {
        sum += state.gain(profile);
      }
    }
    return sum;
  }

  /** Observes each trajectory once more, and rates the next one after each. */
  @Benchmark
  @OperationsPerInvocation(TRAJECTORIES)
  public double observeAndGain() {
    double sum = 0;
    for (int i = 0; i < profiles.size(); i++) {
      for (MetricState state : states) {
        sum += state.gain(profiles.get(i));
        state.observe(trajectories.get(i), profiles.get(i));
      }
    }
    return sum;
  }

  /** Makes one report of all metrics. */
  @Benchmark
  public int report() {
    int size = 0;
    for (MetricState state : states) {
      size += state.report().size();
    }
    return size;
  }
}
