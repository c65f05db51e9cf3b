package io.tdscaling.examples;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.core.BusinessClusters;
import io.tdscaling.core.ClusterBuilders;
import io.tdscaling.core.ClusterOptions;
import io.tdscaling.core.ToolSources;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.examples.console.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Looks at the business clusters of tools, and synthesizes on clusters of another size. */
public final class CustomClusters {
  private CustomClusters() {}

  /** Runs the example. */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintWriter out = Terminal.output();
    show(out);
    out.println(synthesize().accepted() + " accepted on clusters of four tools at most");
  }

  // README: own clusters
  static void show(PrintWriter out) throws IOException {
    BusinessClusters clusters =
        BusinessClusters.of(List.of(ToolSources.bundled()), ClusterOptions.DEFAULT, false);
    ToolCluster first = clusters.clusters().get(0);
    out.println(first.id() + " " + first.domains() + ", " + first.why());
    for (ToolDependency edge : first.dependencies()) {
      out.println(edge.producer() + " → " + edge.consumer() + ": " + edge.why());
    }
  }

  static SynthesisSummary synthesize() throws IOException, InterruptedException {
    ClusterOptions small = ClusterOptions.DEFAULT.withMaxTools(4).withMinConfidence(0.7);
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .budget(Budget.ofAccepted(10))
            .clusterBuilder(ClusterBuilders.maximumCoverage(small))
            .build()) {
      return synthesizer.run();
    }
  }
  // README: end
}
