package io.tdscaling.sandbox.workspace;

/**
 * How much one workspace may hold and say. A call that would pass a limit is refused and changes
 * nothing; a read or a listing that is too long is cut and says so.
 *
 * @param maxFileBytes most bytes in one file; the default is 1 MiB
 * @param maxTotalBytes most bytes in all files together; the default is 16 MiB
 * @param maxEntries most files and directories together, for empty ones cost memory too; the
 *     default is 2,000
 * @param maxPathBytes most UTF-8 bytes in one path below the root; the default is 1,024
 * @param maxDepth most names in one path; the default is 32
 * @param maxOutputBytes most bytes of file text or of listing in one answer, as JSON in UTF-8; the
 *     default is 64 KiB
 */
public record WorkspaceLimits(
    int maxFileBytes,
    long maxTotalBytes,
    int maxEntries,
    int maxPathBytes,
    int maxDepth,
    int maxOutputBytes) {
  private static final WorkspaceLimits DEFAULTS =
      new WorkspaceLimits(1 << 20, 16L << 20, 2_000, 1_024, 32, 64 << 10);

  /** Checks that every limit is positive. */
  public WorkspaceLimits {
    positive(maxFileBytes, "maxFileBytes");
    positive(maxTotalBytes, "maxTotalBytes");
    positive(maxEntries, "maxEntries");
    positive(maxPathBytes, "maxPathBytes");
    positive(maxDepth, "maxDepth");
    positive(maxOutputBytes, "maxOutputBytes");
  }

  /** Returns the default limits. */
  public static WorkspaceLimits defaults() {
    return DEFAULTS;
  }

  /** Returns these limits with another bound on the bytes in one file. */
  public WorkspaceLimits withMaxFileBytes(int bytes) {
    return new WorkspaceLimits(
        bytes, maxTotalBytes, maxEntries, maxPathBytes, maxDepth, maxOutputBytes);
  }

  /** Returns these limits with another bound on the bytes in all files together. */
  public WorkspaceLimits withMaxTotalBytes(long bytes) {
    return new WorkspaceLimits(
        maxFileBytes, bytes, maxEntries, maxPathBytes, maxDepth, maxOutputBytes);
  }

  /** Returns these limits with another bound on the number of files and directories. */
  public WorkspaceLimits withMaxEntries(int entries) {
    return new WorkspaceLimits(
        maxFileBytes, maxTotalBytes, entries, maxPathBytes, maxDepth, maxOutputBytes);
  }

  /** Returns these limits with another bound on the bytes in one path. */
  public WorkspaceLimits withMaxPathBytes(int bytes) {
    return new WorkspaceLimits(
        maxFileBytes, maxTotalBytes, maxEntries, bytes, maxDepth, maxOutputBytes);
  }

  /** Returns these limits with another bound on the names in one path. */
  public WorkspaceLimits withMaxDepth(int depth) {
    return new WorkspaceLimits(
        maxFileBytes, maxTotalBytes, maxEntries, maxPathBytes, depth, maxOutputBytes);
  }

  /** Returns these limits with another bound on the bytes in one answer. */
  public WorkspaceLimits withMaxOutputBytes(int bytes) {
    return new WorkspaceLimits(
        maxFileBytes, maxTotalBytes, maxEntries, maxPathBytes, maxDepth, bytes);
  }

  private static void positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
  }
}
