package io.tdscaling.core;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.core.output.RunFile;
import io.tdscaling.core.output.RunReader;
import io.tdscaling.core.rejection.RejectionSamples;
import io.tdscaling.core.rejection.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Turns what a run rejected into training data: preference pairs, which set what the assistant did
 * wrong beside what is right, and recoveries, in which it makes a wrong call, sees the tool's error
 * and goes on. Whatever is to be learned passes every rule that an accepted trajectory passes. The
 * same run gives the same bytes.
 *
 * <pre>{@code
 * RejectionData rejected = RejectionData.of(Path.of("out"));
 * System.out.println(rejected.writePairs(Path.of("pairs.jsonl")).written());
 * }</pre>
 */
public final class RejectionData {
  private final RunReader run;
  private final RejectionSamples samples;

  private RejectionData(RunReader run, RejectionSamples samples) {
    this.run = run;
    this.samples = samples;
  }

  /**
   * Opens the run in a directory.
   *
   * @param directory what a run wrote
   * @throws IOException if the directory does not hold a finished run, or its catalog cannot be
   *     read
   */
  public static RejectionData of(Path directory) throws IOException {
    return of(directory, Map.of());
  }

  /**
   * Opens the run in a directory whose services were executed in environments of the caller's.
   *
   * @param environments the environments, by service id, the same as the run had
   * @throws IOException if the directory does not hold a finished run, or its catalog cannot be
   *     read
   */
  public static RejectionData of(Path directory, Map<String, EnvironmentFactory> environments)
      throws IOException {
    RunReader run = RunReader.open(directory);
    RecordedTools tools = RecordedTools.of(run, environments);
    return new RejectionData(
        run,
        new RejectionSamples(run, tools.catalog()::tool, tools.environments(), tools.verifier()));
  }

  /**
   * Writes preference pairs as JSON lines: {@code {"prompt", "chosen", "rejected", "tools",
   * "metadata"}}. The rejected side ends on the step at fault; the chosen side is of a conversation
   * of the same blueprint, which passes every rule.
   *
   * @param file where they go; it appears once it is complete, and an earlier one is replaced
   * @return what each rejected attempt came to
   * @throws IOException if a file as a whole cannot be read or written; there is then no new file
   * @throws InterruptedException if interrupted; there is then no new file
   */
  public RejectionReport writePairs(Path file) throws IOException, InterruptedException {
    refuseFilesOfTheRun(file);
    return report(samples.writePairs(file));
  }

  /**
   * Writes recoveries as JSON lines in the form of {@code trajectories.jsonl}. The message with the
   * wrong call has {@code "weight": 0}; without the calls in it that fail, the conversation passes
   * every rule.
   *
   * @param file where they go; it appears once it is complete, and an earlier one is replaced
   * @return what each rejected attempt came to
   * @throws IOException if a file as a whole cannot be read or written; there is then no new file
   * @throws InterruptedException if interrupted; there is then no new file
   */
  public RejectionReport writeRecoveries(Path file) throws IOException, InterruptedException {
    refuseFilesOfTheRun(file);
    return report(samples.writeRecoveries(file));
  }

  private void refuseFilesOfTheRun(Path file) throws IOException {
    for (RunFile other : RunFile.values()) {
      if (Files.exists(file) && Files.isSameFile(file, run.file(other))) {
        throw new IOException(file + " is a file of the run; choose another");
      }
    }
  }

  private static RejectionReport report(Tally tally) {
    return new RejectionReport(tally.written(), tally.skipped(), tally.problems());
  }
}
