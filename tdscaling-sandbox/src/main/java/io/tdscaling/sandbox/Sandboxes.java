package io.tdscaling.sandbox;

import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.code.CodeToolFactory;
import io.tdscaling.sandbox.embedded.EmbeddedBackend;
import io.tdscaling.sandbox.spi.ExecLimits;
import io.tdscaling.sandbox.spi.SandboxBackend;
import io.tdscaling.sandbox.spi.SessionSpec;
import io.tdscaling.sandbox.tool.SandboxCodeTool;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import java.util.List;

/**
 * Opens workspaces whose tools read, write, edit and list files and execute code over them.
 *
 * <p>Immutable; may be used by several threads, a workspace by one at a time. Each workspace is its
 * own, empty at first, and gone when closed.
 */
public final class Sandboxes implements CodeToolFactory {
  private final SandboxBackend backend;
  private final WorkspaceLimits limits;
  private final ExecLimits execLimits;
  private final List<CodeFamily> families;

  private Sandboxes(
      SandboxBackend backend,
      WorkspaceLimits limits,
      ExecLimits execLimits,
      List<CodeFamily> families) {
    this.backend = backend;
    this.limits = limits;
    this.execLimits = execLimits;
    this.families = List.copyOf(families);
  }

  /** Returns a factory over {@link EmbeddedBackend#create()}, which needs nothing installed. */
  public static Sandboxes embedded() {
    return of(EmbeddedBackend.create());
  }

  /**
   * Returns a factory over a backend, with default limits and the library's families of tasks in
   * the languages that the backend executes.
   *
   * @param backend what executes; it stays the caller's to close
   */
  public static Sandboxes of(SandboxBackend backend) {
    return new Sandboxes(
        backend,
        WorkspaceLimits.defaults(),
        ExecLimits.defaults(),
        CodeFamilies.in(backend.capabilities().languages()));
  }

  /** Returns a factory with other limits of what a workspace may hold. */
  public Sandboxes withLimits(WorkspaceLimits value) {
    return new Sandboxes(backend, value, execLimits, families);
  }

  /** Returns a factory with other limits of what one execution may use. */
  public Sandboxes withExecLimits(ExecLimits value) {
    return new Sandboxes(backend, limits, value, families);
  }

  /** Returns a factory with other families of tasks. */
  public Sandboxes withFamilies(List<CodeFamily> value) {
    return new Sandboxes(backend, limits, execLimits, value);
  }

  /** Returns what executes. */
  public SandboxBackend backend() {
    return backend;
  }

  @Override
  public CodeTool open(long seed) {
    WorkspaceFiles files = WorkspaceFiles.create(limits);
    return new SandboxCodeTool(
        files,
        () -> backend.open(new SessionSpec(files, seed)),
        backend.capabilities(),
        execLimits);
  }

  /** Returns the backend's name. */
  @Override
  public String label() {
    return backend.capabilities().name();
  }

  @Override
  public List<CodeFamily> families() {
    return families;
  }
}
