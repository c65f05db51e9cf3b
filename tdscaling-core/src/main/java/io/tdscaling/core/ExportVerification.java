package io.tdscaling.core;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.format.DatasetReader;
import io.tdscaling.core.output.RunFile;
import io.tdscaling.core.output.RunReader;
import io.tdscaling.core.verification.StandardVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What verifying an exported run again came to. Every accepted record is read back, checked by
 * every rule, and replayed in a fresh environment.
 *
 * @param verified records read and verified
 * @param failures records that failed, and files that do not fit each other; empty where all is
 *     well
 */
public record ExportVerification(long verified, List<Failure> failures) {
  /** Copies the failures. */
  public ExportVerification {
    failures = List.copyOf(failures);
  }

  /**
   * A failure.
   *
   * @param where file and line
   * @param trajectory id of the trajectory; empty where it could not be read
   * @param why rule, step, party and reason
   */
  public record Failure(String where, String trajectory, Verdict.Rejected why) {
    /** Returns all on one line. */
    @Override
    public String toString() {
      String what = trajectory.isEmpty() ? "" : " " + trajectory;
      String step = why.step() < 0 ? "" : " at message " + why.step();
      return "%s:%s %s%s (%s): %s"
          .formatted(where, what, why.rule(), step, why.party().label(), why.reason());
    }
  }

  /** Returns whether nothing failed. */
  public boolean passed() {
    return failures.isEmpty();
  }

  /**
   * Verifies the run in a directory.
   *
   * @param directory what a run wrote
   * @throws IOException if the directory does not hold a finished run, or a file as a whole cannot
   *     be read
   * @throws InterruptedException if interrupted
   */
  public static ExportVerification of(Path directory) throws IOException, InterruptedException {
    return of(directory, Map.of());
  }

  /**
   * Verifies the run in a directory whose services were executed in environments of the caller's.
   *
   * @param environments the environments, by service id, the same as the run had
   * @throws IOException if the directory does not hold a finished run, or a file as a whole cannot
   *     be read
   * @throws InterruptedException if interrupted
   */
  public static ExportVerification of(Path directory, Map<String, EnvironmentFactory> environments)
      throws IOException, InterruptedException {
    RunReader reader = RunReader.open(directory);
    long claimed = reader.run().path("accepted").asLong(-1);
    RecordedTools tools = RecordedTools.of(reader, environments);
    Check check = new Check(tools.verifier(), tools.environments());
    reader.read(tools.catalog()::tool, check::record, check::problem);
    check.count(claimed);
    return new ExportVerification(check.verified, check.failures);
  }

  /** What the records read so far came to. */
  private static final class Check {
    private static final String TRAJECTORIES = RunFile.TRAJECTORIES.fileName();

    private final StandardVerifier verifier;
    private final EnvironmentFactory environments;
    private final List<Failure> failures = new ArrayList<>();
    private long verified;
    private long unreadable;

    Check(StandardVerifier verifier, EnvironmentFactory environments) {
      this.verifier = verifier;
      this.environments = environments;
    }

    void record(long line, Trajectory trajectory, Blueprint blueprint) throws InterruptedException {
      verified++;
      Verdict verdict =
          verifier.verify(new VerificationRequest(trajectory, blueprint, environments));
      if (verdict instanceof Verdict.Rejected why) {
        failures.add(new Failure(TRAJECTORIES + ":" + line, trajectory.id(), why));
      }
    }

    void problem(DatasetReader.Problem problem) {
      unreadable += problem.file().equals(TRAJECTORIES) ? 1 : 0;
      failures.add(unreadable(problem.file() + ":" + problem.line(), problem.reason()));
    }

    void count(long claimed) {
      if (verified + unreadable != claimed) {
        String reason =
            String.format(
                Locale.ROOT,
                "run.json says %d accepted, %s holds %d",
                claimed,
                TRAJECTORIES,
                verified + unreadable);
        failures.add(unreadable(RunFile.RUN.fileName(), reason));
      }
    }
  }

  private static Failure unreadable(String where, String reason) {
    return new Failure(
        where, "", new Verdict.Rejected("export.unreadable", -1, Party.TOOL, reason));
  }
}
