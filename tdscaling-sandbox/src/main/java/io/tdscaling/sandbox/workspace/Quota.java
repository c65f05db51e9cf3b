package io.tdscaling.sandbox.workspace;

/** How much of a workspace's limits its files take. */
final class Quota {
  private final WorkspaceLimits limits;
  private long totalBytes;
  private int entryCount;

  Quota(WorkspaceLimits limits) {
    this.limits = limits;
  }

  /** Refuses a file that would be too large. */
  void checkFile(WorkspacePath path, long bytes) throws RefusedException {
    if (bytes > limits.maxFileBytes()) {
      throw FailureCode.QUOTA_EXCEEDED.because(
          Quoted.of(path.toString())
              + " would have more than "
              + limits.maxFileBytes()
              + " bytes, the most for one file");
    }
  }

  /** Counts bytes and entries that come to the workspace, or refuses them and counts nothing. */
  void reserve(WorkspacePath path, long bytes, int entries) throws RefusedException {
    if (bytes > 0 && totalBytes + bytes > limits.maxTotalBytes()) {
      throw exceeded(path, totalBytes + bytes, "bytes", limits.maxTotalBytes());
    }
    if (entries > 0 && entryCount + entries > limits.maxEntries()) {
      throw exceeded(path, entryCount + entries, "files and directories", limits.maxEntries());
    }
    totalBytes += bytes;
    entryCount += entries;
  }

  /** Takes over what was counted. */
  void count(long bytes, int entries) {
    totalBytes = bytes;
    entryCount = entries;
  }

  /** Counts bytes and entries that are gone. */
  void release(long bytes, int entries) {
    totalBytes -= bytes;
    entryCount -= entries;
  }

  /** Takes what was found in the workspace. */
  void recount(long bytes, int entries) {
    totalBytes = bytes;
    entryCount = entries;
  }

  private static RefusedException exceeded(
      WorkspacePath path, long wanted, String what, long limit) {
    return FailureCode.QUOTA_EXCEEDED.because(
        "with "
            + Quoted.of(path.toString())
            + " the workspace would hold "
            + wanted
            + " "
            + what
            + ", the most is "
            + limit);
  }
}
