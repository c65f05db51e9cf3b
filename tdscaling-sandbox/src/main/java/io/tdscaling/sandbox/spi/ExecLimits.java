package io.tdscaling.sandbox.spi;

import java.time.Duration;

/**
 * What one execution may use.
 *
 * @param wall longest time by the clock; positive. The default is 10 seconds
 * @param memoryBytes most memory of the program; positive. The default is 256 MiB. Backends round
 *     it to what they can enforce and say in their {@link Capabilities} how hard it holds
 * @param outputBytes most bytes of standard output and standard error together; positive. The
 *     default is 64 KiB
 * @param openFiles most files open at once; positive. The default is 64
 */
public record ExecLimits(Duration wall, long memoryBytes, int outputBytes, int openFiles) {
  private static final ExecLimits DEFAULTS =
      new ExecLimits(Duration.ofSeconds(10), 256L << 20, 64 << 10, 64);

  /** Checks that every limit is positive. */
  public ExecLimits {
    if (wall.isNegative() || wall.isZero()) {
      throw new IllegalArgumentException("wall must be positive, got " + wall);
    }
    positive(memoryBytes, "memoryBytes");
    positive(outputBytes, "outputBytes");
    positive(openFiles, "openFiles");
  }

  private static void positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, got " + value);
    }
  }

  /** Returns the default limits. */
  public static ExecLimits defaults() {
    return DEFAULTS;
  }

  /** Returns these limits with another time. */
  public ExecLimits withWall(Duration value) {
    return new ExecLimits(value, memoryBytes, outputBytes, openFiles);
  }

  /** Returns these limits with another amount of memory. */
  public ExecLimits withMemoryBytes(long value) {
    return new ExecLimits(wall, value, outputBytes, openFiles);
  }

  /** Returns these limits with another amount of output. */
  public ExecLimits withOutputBytes(int value) {
    return new ExecLimits(wall, memoryBytes, value, openFiles);
  }

  /** Returns these limits with another number of open files. */
  public ExecLimits withOpenFiles(int value) {
    return new ExecLimits(wall, memoryBytes, outputBytes, value);
  }
}
