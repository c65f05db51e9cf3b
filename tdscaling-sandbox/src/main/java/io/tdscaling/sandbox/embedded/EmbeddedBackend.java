package io.tdscaling.sandbox.embedded;

import io.tdscaling.sandbox.embedded.execution.ExecutionBudget;
import io.tdscaling.sandbox.embedded.execution.ExecutionEnded;
import io.tdscaling.sandbox.embedded.execution.GuestFailure;
import io.tdscaling.sandbox.embedded.execution.GuestThread;
import io.tdscaling.sandbox.embedded.python.PythonRuntime;
import io.tdscaling.sandbox.spi.Capabilities;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.SandboxBackend;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.spi.SessionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The backend that needs nothing installed: interpreters that are Java bytecode, over the workspace
 * in memory.
 *
 * <p>Programs have no system calls but those that this library answers: no network, no processes,
 * no files but the workspace's, no environment, and a clock and chance that are the same each time.
 * They share this JVM, though: a fault of the JVM or of the WebAssembly runtime would let them out.
 */
public final class EmbeddedBackend implements SandboxBackend {
  /** Guards against hanging; on a busy machine Python may well take a minute. */
  private static final Duration START_LIMIT = Duration.ofMinutes(10);

  private final Path cache;

  /** Held while Python is made ready; a lock, so that those who wait can be interrupted. */
  private final Lock starting = new ReentrantLock();

  private volatile @Nullable PythonRuntime python;
  private volatile boolean closed;

  private EmbeddedBackend(Path cache) {
    this.cache = cache;
  }

  /**
   * Returns a backend that keeps what it made ready in {@code .cache/tdscaling} below the user's
   * home directory.
   */
  public static EmbeddedBackend create() {
    return withCache(Path.of(System.getProperty("user.home"), ".cache", "tdscaling"));
  }

  /**
   * Returns a backend.
   *
   * @param directory where to keep what it made ready, some 12 MB; it is made if missing, and only
   *     its owner may read it. Where it cannot be used, what is made ready is kept in memory alone
   */
  public static EmbeddedBackend withCache(Path directory) {
    return new EmbeddedBackend(directory);
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        "embedded", EnumSet.copyOf(EmbeddedSession.LANGUAGES), true, false, false, true);
  }

  /** Opens a session. Its interpreters start when they are first used. */
  @Override
  public SandboxSession open(SessionSpec spec) {
    if (closed) {
      throw new IllegalStateException("the backend is closed");
    }
    return new EmbeddedSession(this, spec);
  }

  /** Returns Python, made ready when it is first asked for; others wait meanwhile. */
  PythonRuntime python() throws InterruptedException {
    starting.lockInterruptibly();
    try {
      PythonRuntime ready = python;
      if (ready == null) {
        ready = startPython();
        python = ready;
      }
      return ready;
    } finally {
      starting.unlock();
    }
  }

  private PythonRuntime startPython() throws InterruptedException {
    try {
      ExecutionBudget budget = new ExecutionBudget(ExecLimits.defaults().withWall(START_LIMIT));
      return GuestThread.call("python", budget, () -> PythonRuntime.start(cache));
    } catch (GuestFailure e) {
      throw new IllegalStateException("Python cannot be started", e.getCause());
    } catch (ExecutionEnded e) {
      throw new IllegalStateException("Python cannot be started: " + e.reason(), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    python = null;
  }
}
