package io.tdscaling.sandbox.workspace;

/**
 * Keeps a running program within the limits of its workspace. Its counts are never below what is
 * there; the workspace is walked through only where they would pass a limit.
 */
public final class WorkspaceQuota {
  private final WorkspaceFiles files;
  private final WorkspaceLimits limits;
  private long bytes;
  private int entries;
  private boolean exceeded;

  /** Starts with what is in the workspace. */
  public WorkspaceQuota(WorkspaceFiles files) {
    this.files = files;
    this.limits = files.limits();
    begin();
  }

  /** Starts anew with what is in the workspace now. */
  public void begin() {
    exceeded = false;
    recount();
  }

  /** Returns whether another file or directory may be made; if so it is counted. */
  public boolean addEntry() {
    if (entries >= limits.maxEntries()) {
      recount();
    }
    if (entries >= limits.maxEntries()) {
      exceeded = true;
      return false;
    }
    entries++;
    return true;
  }

  /** Returns whether a file may grow from one size to another; if so it is counted. */
  public boolean grow(long from, long to) {
    long growth = Math.max(0, to - from);
    if (bytes + growth > limits.maxTotalBytes()) {
      recount();
    }
    if (to > limits.maxFileBytes() || bytes + growth > limits.maxTotalBytes()) {
      exceeded = true;
      return false;
    }
    bytes += growth;
    return true;
  }

  /** Records that the program met a limit that was not found out here. */
  public void exceed() {
    exceeded = true;
  }

  /** Returns whether anything was refused. */
  public boolean exceeded() {
    return exceeded;
  }

  private void recount() {
    WorkspaceScan scan = files.scan();
    bytes = scan.totalBytes();
    entries = scan.entries();
  }
}
