package io.tdscaling.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.sandbox.Sandboxes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time of {@code run_python} with {@code print(1)}, in a new workspace and in one that lives.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g"})
public class SandboxBenchmark {
  private static final ObjectNode PRINT =
      JsonNodeFactory.instance.objectNode().put("code", "print(1)");

  private final Sandboxes sandboxes = Sandboxes.embedded();
  private @Nullable CodeTool live;

  /** Starts Python, and a session. */
  @Setup(Level.Trial)
  public void prepare() throws InterruptedException {
    live = sandboxes.open(1);
    print(live);
  }

  /** Ends the session. */
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(live).close();
  }

  /** Returns what a program prints in a workspace of its own. */
  @Benchmark
  public String newSession() throws InterruptedException {
    try (CodeTool workspace = sandboxes.open(1)) {
      return print(workspace);
    }
  }

  /** Returns what a further program prints. */
  @Benchmark
  public String liveSession() throws InterruptedException {
    return print(Objects.requireNonNull(live));
  }

  private static String print(CodeTool workspace) throws InterruptedException {
    return workspace.call("run_python", PRINT).content().path("stdout").textValue();
  }
}
