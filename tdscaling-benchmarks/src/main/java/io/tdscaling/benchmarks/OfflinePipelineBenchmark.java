package io.tdscaling.benchmarks;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.core.TrajectorySynthesizer;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * The time of one accepted trajectory through the whole offline pipeline, on one core: planned,
 * simulated, verified, profiled, written as a line in OpenAI form. Beside it, the time in which
 * Jackson writes the same record from its finished JSON tree.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 12, time = 5)
@Measurement(iterations = 6, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:ActiveProcessorCount=1"})
public class OfflinePipelineBenchmark {
  /** Accepted trajectories of one invocation. */
  public static final int TRAJECTORIES = 1_000;

  /** {@code bundled}, or {@code given} for the files that the system property names. */
  @Param(Catalogs.BUNDLED)
  public String catalog = Catalogs.BUNDLED;

  private final Records exported = new Records(true);
  private @Nullable TrajectorySynthesizer synthesizer;

  /** Reads and clusters the tools, and makes the records that Jackson is to write. */
  @Setup(Level.Trial)
  public void prepare() throws IOException, InterruptedException {
    synthesizer = synthesizer(new Records(false));
    synthesizer(exported).run();
  }

  private TrajectorySynthesizer synthesizer(Records sink) {
    return Catalogs.builder(catalog)
        .budget(Budget.ofAccepted(TRAJECTORIES))
        .executor(Runnable::run)
        .sink(sink)
        .build();
  }

  /** Runs the pipeline. */
  @Benchmark
  @OperationsPerInvocation(TRAJECTORIES)
  public long pipeline() throws IOException, InterruptedException {
    return Objects.requireNonNull(synthesizer, "not prepared").run().accepted();
  }

  /** Writes the records. */
  @Benchmark
  @OperationsPerInvocation(TRAJECTORIES)
  public long jackson() throws IOException {
    return exported.writeAll();
  }
}
