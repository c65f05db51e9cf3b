package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.spi.Capabilities;
import io.tdscaling.sandbox.spi.SandboxBackend;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.spi.SessionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Executes real programs on Linux, each execution in a new bubblewrap sandbox: python3, command
 * lines of bash, pytest, SQLite and node, as far as they are found in {@code /usr}.
 *
 * <p>A program sees {@code /usr}, read-only, and its workspace at {@code /workspace}, in memory. It
 * has no network, no capability, none of the caller's environment or open files, and not the
 * caller's user where that is root. The processes of an execution are bounded together in memory
 * and number by a control group, and all gone when it ends. The kernel is shared: a hole in it is a
 * way out.
 *
 * <p>Programs start anew each time: what one defines, the next one does not see, other than by
 * files. Results depend on the machine where programs ask it: nothing here is deterministic by
 * itself.
 *
 * <p>Tests are run by pytest without the workspace's {@code conftest.py} and configuration. They
 * share a process with the program that they test; one that is written to do so can forge their
 * result.
 */
public final class BubblewrapBackend implements SandboxBackend {
  private static final String NAME = "bubblewrap";

  private final Sandbox sandbox;
  private final Interpreters interpreters;
  private final Capabilities capabilities;
  private final AtomicBoolean closed = new AtomicBoolean();

  private BubblewrapBackend(Sandbox sandbox, Interpreters interpreters, boolean memoryBoundHard) {
    this.sandbox = sandbox;
    this.interpreters = interpreters;
    this.capabilities =
        new Capabilities(NAME, interpreters.languages(), memoryBoundHard, true, true, false, false);
  }

  /** Looks for the backend with the default options. */
  public static BubblewrapSearch find() throws InterruptedException {
    return find(BubblewrapOptions.defaults());
  }

  /**
   * Looks for what the backend needs, and runs a few programs in sandboxes to see that they work.
   *
   * @return the backend, or why it cannot be used here: another system or processor, programs that
   *     are not installed, namespaces that are forbidden, control groups that cannot be made
   * @throws InterruptedException if interrupted while a program was running
   */
  public static BubblewrapSearch find(BubblewrapOptions options) throws InterruptedException {
    return find(options, ControlGroups.find(Path.of("/proc/self"), options.controlGroup()));
  }

  static BubblewrapSearch find(BubblewrapOptions options, ControlGroups groups)
      throws InterruptedException {
    try {
      return BubblewrapSearch.found(open(options, groups));
    } catch (UnusableException e) {
      return BubblewrapSearch.unusable(e.reason());
    } catch (IOException e) {
      return BubblewrapSearch.unusable("sandboxes cannot be prepared: " + e);
    }
  }

  private static BubblewrapBackend open(BubblewrapOptions options, ControlGroups groups)
      throws UnusableException, IOException, InterruptedException {
    Platform.of(System.getProperties()).check();
    HostTools tools = new HostTools(Path.of("/"));
    SandboxHost host = new SandboxHost(SandboxHost.findTools(tools), Platform.isRoot(), groups);
    if (options.hardMemoryBound() && !groups.boundMemory()) {
      throw new UnusableException("memory cannot be bounded hard: " + groups.problem());
    }
    Sandbox sandbox = new Sandbox(host, options);
    boolean works = false;
    try (Probe probe = new Probe(sandbox, tools)) {
      probe.checkSandbox();
      Interpreters found = probe.interpreters();
      works = true;
      return new BubblewrapBackend(sandbox, found, groups.boundMemory());
    } finally {
      if (!works) {
        sandbox.close();
      }
    }
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public SandboxSession open(SessionSpec spec) {
    if (closed.get()) {
      throw new IllegalStateException("the backend is closed");
    }
    return new BubblewrapSession(sandbox, interpreters, spec.files());
  }

  /** Removes the backend's temporary directory; executions that are still running are killed. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      sandbox.close();
    }
  }
}
