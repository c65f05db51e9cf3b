package io.tdscaling.benchmarks;

import io.tdscaling.sandbox.bubblewrap.BubblewrapBackend;
import io.tdscaling.sandbox.bubblewrap.BubblewrapOptions;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.spi.SessionSpec;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time of one execution in bubblewrap, over a workspace of two files, sandbox included. Needs
 * what the backend needs; fails with the reason where that is not there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx512m"})
public class BubblewrapBenchmark {
  /** What is executed. */
  public enum Work {
    /** A command that does nothing. */
    COMMAND(Language.COMMAND, "true"),
    /** A Python program of one line. */
    PYTHON(Language.PYTHON, "print(1)"),
    /** A JavaScript program of one line. */
    JAVASCRIPT(Language.JAVASCRIPT, "console.log(1)"),
    /** A query without a table. */
    SQL(Language.SQL, "SELECT 1"),
    /** One test, with pytest. */
    TESTS(Language.TESTS, "");

    private final Language language;
    private final String code;

    Work(Language language, String code) {
      this.language = language;
      this.code = code;
    }

    ExecRequest request() {
      return ExecRequest.of(language, code);
    }
  }

  /** What is executed. */
  @Param public Work work = Work.COMMAND;

  /** Whether control groups bound memory. */
  @Param("true")
  public boolean hardMemoryBound = true;

  private final WorkspaceFiles files = WorkspaceFiles.create(WorkspaceLimits.defaults());
  private @Nullable BubblewrapBackend backend;
  private @Nullable SandboxSession session;

  /** Opens a session. */
  @Setup(Level.Trial)
  public void prepare() throws InterruptedException, RefusedException {
    BubblewrapOptions options = BubblewrapOptions.defaults().withHardMemoryBound(hardMemoryBound);
    backend = BubblewrapBackend.find(options).orElseThrow();
    write("calc.py", "def add(a, b):\n    return a + b\n");
    write("test_calc.py", "from calc import add\ndef test_add():\n    assert add(1, 2) == 3\n");
    session = backend.open(new SessionSpec(files, 1));
  }

  private void write(String path, String content) throws RefusedException {
    files.write(WorkspacePath.ofFile(path, files.limits()), content);
  }

  /** Closes it. */
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(session).close();
    Objects.requireNonNull(backend).close();
    files.close();
  }

  /** Executes it. */
  @Benchmark
  public String exec() throws InterruptedException {
    ExecResult result = Objects.requireNonNull(session).exec(work.request());
    if (!result.succeeded()) {
      throw new IllegalStateException(work + " came to " + result);
    }
    return result.stdout();
  }
}
