package io.tdscaling.sandbox.spi;

import java.time.Duration;
import java.util.List;

/**
 * What an execution came to. Nothing in it depends on the machine but {@link #wall}, {@link #cpu}
 * and {@link #peakMemoryBytes}, which therefore never reach an agent.
 *
 * @param status how it ended
 * @param exitCode exit code of the program; 0 where it did not come to one
 * @param stdout standard output, invalid UTF-8 replaced; for {@link Language#SQL} a JSON object of
 *     the last statement's result: {@code {"columns":[…],"rows":[[…],…],"row_count":n}}, or {@code
 *     {"changes":n}} where it returns no rows; for {@link Language#TESTS} a JSON object {@code
 *     {"ok":true,"passed":n,"failed":n,"errors":n,"output":"…"}}
 * @param stderr standard error; for {@link Language#SQL} the error's message
 * @param truncatedBytes how many bytes of both were left out
 * @param changedFiles paths of the files that were written, moved or removed, sorted
 * @param wall time by the clock
 * @param cpu processor time; zero where it is not known
 * @param peakMemoryBytes most memory the program had; 0 where it is not known
 */
public record ExecResult(
    ExecStatus status,
    int exitCode,
    String stdout,
    String stderr,
    long truncatedBytes,
    List<String> changedFiles,
    Duration wall,
    Duration cpu,
    long peakMemoryBytes) {
  /** Copies the list. */
  public ExecResult {
    changedFiles = List.copyOf(changedFiles);
  }

  /** Returns whether the program ended by itself with exit code 0. */
  public boolean succeeded() {
    return status == ExecStatus.OK;
  }
}
