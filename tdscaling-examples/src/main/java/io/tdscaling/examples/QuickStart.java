package io.tdscaling.examples;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.SynthesisConfigurationException;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.examples.console.ProgressLine;
import io.tdscaling.examples.console.SummaryTable;
import io.tdscaling.examples.console.Terminal;
import io.tdscaling.examples.console.TrajectoryView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Synthesizes 200 trajectories from the bundled catalog and shows what came out. */
public final class QuickStart {
  private static final long TRAJECTORIES = 200;
  private static final int READABLE_MESSAGES = 10;

  /** Of two trajectories, the one that is nearer to a length that is nice to read. */
  private static final Comparator<Trajectory> LESS_READABLE =
      Comparator.comparingInt(
          trajectory -> Math.abs(trajectory.messages().size() - READABLE_MESSAGES));

  private QuickStart() {}

  /**
   * Runs the quick start.
   *
   * @param args the output directory; {@code out} where it is not given
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    try {
      run(Path.of(args.length > 0 ? args[0] : "out"), Terminal.output(), ProgressLine.ofProcess());
    } catch (SynthesisConfigurationException wrong) {
      wrong.problems().forEach(System.err::println);
      System.exit(2);
    }
  }

  static SynthesisSummary run(Path directory, PrintWriter out, ProgressLine progress)
      throws IOException, InterruptedException {
    AtomicReference<Trajectory> example = new AtomicReference<>();
    long start = System.nanoTime();
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(TRAJECTORIES))
            .seed(7)
            .outputDirectory(directory)
            .listener(progress)
            .listener(event -> keepReadable(event, example))
            .build()) {
      SynthesisSummary summary = synthesizer.run();
      SummaryTable.print(summary, Duration.ofNanos(System.nanoTime() - start), out);
      out.println();
      Optional.ofNullable(example.get())
          .ifPresent(trajectory -> TrajectoryView.print(trajectory, out));
      return summary;
    }
  }

  private static void keepReadable(SynthesisEvent event, AtomicReference<Trajectory> example) {
    if (event instanceof SynthesisEvent.Accepted accepted) {
      Trajectory candidate = accepted.attempt().trajectory().orElseThrow();
      Trajectory best = example.get();
      if (best == null || LESS_READABLE.compare(candidate, best) < 0) {
        example.set(candidate);
      }
    }
  }
}
