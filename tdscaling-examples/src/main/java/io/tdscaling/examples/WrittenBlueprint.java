package io.tdscaling.examples;

import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.examples.console.Terminal;
import io.tdscaling.examples.console.TrajectoryView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a blueprint by hand, as a person would, and feeds it in. */
public final class WrittenBlueprint {
  private WrittenBlueprint() {}

  /** Runs the example. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Files.createTempFile("blueprint", ".json");
    try {
      synthesize(file, Terminal.output());
    } finally {
      Files.delete(file);
    }
  }

  // README: own blueprint, written
  static SynthesisSummary synthesize(Path file, PrintWriter out)
      throws IOException, InterruptedException {
    Files.writeString(
        file,
        """
        {"id": "newest-order",
         "tools": ["shop/search_orders", "shop/get_order"],
         "phases": [{
           "request": "Which orders are being processed? Show me the newest in full.",
           "steps": [
             {"tool": "search_orders", "arguments": {"status": "processing"}},
             {"tool": "get_order",
              "arguments": {"order_id": {"from": "c1", "path": "/orders/0/order_id"}}}],
           "facts": [{"call": "c2", "path": "/total"}]}]}
        """);
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .blueprints(file)
            .sink(attempt -> attempt.trajectory().ifPresent(t -> TrajectoryView.print(t, out)))
            .build()) {
      return synthesizer.run();
    }
  }

  // README: end
}
