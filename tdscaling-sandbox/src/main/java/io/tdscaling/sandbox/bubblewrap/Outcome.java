package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.spi.ExecStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run in a sandbox came to, the files left aside.
 *
 * @param status how it ended
 * @param exitCode exit code of the program; 0 where it did not come to one
 * @param stdout standard output
 * @param stderr standard error, with a line about what ended the program where it was not itself
 * @param truncatedBytes bytes of both that were left out
 * @param left what the program left; where that cannot be had, the workspace stays as it was
 * @param usage what it took
 */
record Outcome(
    ExecStatus status,
    int exitCode,
    String stdout,
    String stderr,
    long truncatedBytes,
    Optional<LeftBehind> left,
    Usage usage) {
  /** Time by the clock, processor time, most memory; zero where not known. */
  record Usage(Duration wall, Duration cpu, long peakMemoryBytes) {}

  Outcome with(ExecStatus other) {
    return new Outcome(other, exitCode, stdout, stderr, truncatedBytes, left, usage);
  }
}
