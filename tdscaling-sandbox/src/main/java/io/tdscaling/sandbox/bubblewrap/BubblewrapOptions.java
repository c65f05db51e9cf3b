package io.tdscaling.sandbox.bubblewrap;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the backend is to be run.
 *
 * @param hardMemoryBound whether the backend refuses to run where no control group bounds the
 *     memory of all processes of a program together. The default is true. Without it each process
 *     has a bound of its own, which a program passes by having several, or by shared memory
 * @param maxProcesses most processes and threads of one execution; at least 8. The default is 64
 * @param temporaryBytes most bytes in {@code /tmp}, and as many in {@code /dev/shm}; positive. They
 *     count as memory of the program. The default is 16 MiB
 * @param controlGroup directory of the control group below which those of the executions are made;
 *     for version 1 of control groups that of the memory controller. The default is empty: the
 *     group of this JVM, or with version 2 the group around it where that one may have others
 */
public record BubblewrapOptions(
    boolean hardMemoryBound, int maxProcesses, long temporaryBytes, Optional<Path> controlGroup) {
  /** What the sandbox's own processes and the threads of one node take. */
  private static final int FEWEST_PROCESSES = 8;

  private static final BubblewrapOptions DEFAULTS =
      new BubblewrapOptions(true, 64, 16L << 20, Optional.empty());

  /** Checks the numbers. */
  public BubblewrapOptions {
    if (maxProcesses < FEWEST_PROCESSES) {
      throw new IllegalArgumentException(
          "maxProcesses must be at least " + FEWEST_PROCESSES + ", got " + maxProcesses);
    }
    if (temporaryBytes <= 0) {
      throw new IllegalArgumentException("temporaryBytes must be positive, got " + temporaryBytes);
    }
  }

  /** Returns the default options. */
  public static BubblewrapOptions defaults() {
    return DEFAULTS;
  }

  /** Returns these options with memory that has to be bounded hard, or need not be. */
  public BubblewrapOptions withHardMemoryBound(boolean value) {
    return new BubblewrapOptions(value, maxProcesses, temporaryBytes, controlGroup);
  }

  /** Returns these options with another number of processes. */
  public BubblewrapOptions withMaxProcesses(int value) {
    return new BubblewrapOptions(hardMemoryBound, value, temporaryBytes, controlGroup);
  }

  /** Returns these options with another amount of temporary files. */
  public BubblewrapOptions withTemporaryBytes(long value) {
    return new BubblewrapOptions(hardMemoryBound, maxProcesses, value, controlGroup);
  }

  /** Returns these options with a control group. */
  public BubblewrapOptions withControlGroup(Path value) {
    return new BubblewrapOptions(hardMemoryBound, maxProcesses, temporaryBytes, Optional.of(value));
  }
}
