package io.tdscaling.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisSummary;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.TrajectorySynthesizer;
import io.tdscaling.examples.console.Terminal;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Measures, and steers by, how many different sets of tools trajectories use. */
public final class CustomMetric {
  private CustomMetric() {}

  /** Runs the example. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Terminal.output().println(synthesize().metrics().get("toolSets") + " different sets of tools");
  }

  // README: own metric
  static final class ToolSets implements MetricState {
    private final Set<List<ToolRef>> seen = new HashSet<>();

    @Override
    public String name() {
      return "toolSets";
    }

    @Override
    public void observe(Trajectory trajectory, TrajectoryProfile profile) {
      seen.add(profile.tools());
    }

    @Override
    public void merge(MetricState other) {
      seen.addAll(((ToolSets) other).seen);
    }

    @Override
    public JsonNode value() {
      return LongNode.valueOf(seen.size());
    }
  }

  static SynthesisSummary synthesize() throws IOException, InterruptedException {
    DiversityMetric toolSets = ToolSets::new;
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder().budget(Budget.ofAccepted(30)).metric(toolSets).build()) {
      return synthesizer.run();
    }
  }
  // README: end
}
