package io.tdscaling.sandbox;

import io.tdscaling.api.code.CodeTool;
import io.tdscaling.api.code.CodeToolFactory;
import io.tdscaling.sandbox.tool.WorkspaceCodeTool;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;

/**
 * Opens in-memory workspaces whose tools read, write, edit and list files.
 *
 * <p>Nothing is executed: a workspace holds code, it does not run it. Nothing is written to the
 * real file system, and no path of a workspace reaches it. Each workspace is its own, empty at
 * first, and gone when closed. The factory may be used by several threads; a workspace by one at a
 * time.
 */
public final class Workspaces implements CodeToolFactory {
  private final WorkspaceLimits limits;

  private Workspaces(WorkspaceLimits limits) {
    this.limits = limits;
  }

  /** Returns a factory of workspaces with {@link WorkspaceLimits#defaults()}. */
  public static Workspaces ofDefaults() {
    return withLimits(WorkspaceLimits.defaults());
  }

  /** Returns a factory of workspaces with these limits. */
  public static Workspaces withLimits(WorkspaceLimits limits) {
    return new Workspaces(limits);
  }

  /** Returns the limits of every workspace that this factory opens. */
  public WorkspaceLimits limits() {
    return limits;
  }

  /** Opens a workspace. Nothing in it is left to chance, so the seed makes no difference. */
  @Override
  public CodeTool open(long seed) {
    return new WorkspaceCodeTool(WorkspaceFiles.create(limits), limits);
  }
}
