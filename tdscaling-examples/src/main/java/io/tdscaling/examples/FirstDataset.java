package io.tdscaling.examples;

import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.examples.console.Terminal;
import java.io.IOException;
import java.nio.file.Path;

/** Synthesizes a dataset into a directory: the shortest program there is. */
public final class FirstDataset {
  private FirstDataset() {}

  /**
   * Runs the example.
   *
   * @param args the output directory; {@code first-dataset} where it is not given
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    SynthesisSummary summary = synthesize(Path.of(args.length > 0 ? args[0] : "first-dataset"));
    Terminal.output().printf("%d accepted%n", summary.accepted());
  }

  // README: first dataset
  static SynthesisSummary synthesize(Path directory) throws IOException, InterruptedException {
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(100))
            .seed(7)
            .outputDirectory(directory)
            .build()) {
      return synthesizer.run();
    }
  }
  // README: end
}
