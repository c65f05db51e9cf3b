package io.tdscaling.core.rejection;

import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.verify.TrajectoryVerifier;
import io.tdscaling.core.output.JsonLinesFile;
import io.tdscaling.core.output.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Makes samples of all rejected attempts of a run. */
public final class RejectionSamples {
  private final RejectedAttempts attempts;
  private final Reenactment stage;

  /**
   * Takes a run.
   *
   * @param run the run's files
   * @param catalog the tools as they were
   * @param environments what executed them
   * @param verifier the rules that every conversation of a sample must pass
   */
  public RejectionSamples(
      RunReader run,
      Function<ToolRef, Optional<ToolSpec>> catalog,
      EnvironmentFactory environments,
      TrajectoryVerifier verifier) {
    this.attempts = new RejectedAttempts(run, new RejectionReader(catalog));
    this.stage = new Reenactment(environments, verifier);
  }

  /** Writes preference pairs; the file has its name only once it is complete. */
  public Tally writePairs(Path file) throws IOException, InterruptedException {
    return write(new PairMaker(stage), file);
  }

  /** Writes conversations that recover; the file has its name only once it is complete. */
  public Tally writeRecoveries(Path file) throws IOException, InterruptedException {
    return write(new RecoveryMaker(stage), file);
  }

  private Tally write(SampleMaker maker, Path file) throws IOException, InterruptedException {
    try (JsonLinesFile out = JsonLinesFile.create(file)) {
      Tally tally = attempts.write(maker, out);
      out.finish();
      return tally;
    }
  }
}
