package io.tdscaling.core.cluster.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the clusters chosen so far cover. */
final class Coverage {
  private static final int MOST_COUNTED = 3;

  private final DependencyGraph graph;
  private final CoverageWeights weights;
  private final double mostOverlap;
  private final int[] times;
  private final BitSet edges;
  private final Map<String, Integer> domains = new HashMap<>();
  private final List<Candidate> chosen = new ArrayList<>();
  private final Map<Integer, List<Candidate>> byTool = new HashMap<>();

  /**
   * @param mostOverlap share of the smaller of two clusters' tools that both may have
   */
  Coverage(DependencyGraph graph, CoverageWeights weights, double mostOverlap) {
    this.graph = graph;
    this.weights = weights;
    this.mostOverlap = mostOverlap;
    this.times = new int[graph.size()];
    this.edges = new BitSet(graph.dependencies().size());
  }

  boolean covers(int tool) {
    return times[tool] > 0;
  }

  List<Candidate> chosen() {
    return chosen;
  }

  /** Returns what choosing a cluster would be worth; it never grows. */
  double gain(Candidate candidate) {
    return gainOfTools(candidate) + gainOfDomains(candidate.domains());
  }

  /** Returns the part of the gain that is of a cluster's tools and dependencies. */
  double gainOfTools(Candidate candidate) {
    double gain = weights.coherence() * candidate.coherence();
    for (int tool : candidate.tools()) {
      gain += times[tool] == 0 ? 1 : -weights.redundancy() * Math.min(times[tool], MOST_COUNTED);
    }
    for (int i = 0; i < candidate.edges().length(); i++) {
      int edge = candidate.edges().get(i);
      gain += edges.get(edge) ? 0 : weights.dependency() * graph.edge(edge).confidence();
    }
    return gain;
  }

  /** Returns the part that is of its domains, the same for all clusters in these. */
  double gainOfDomains(List<String> clusterDomains) {
    double gain = 0;
    for (String domain : clusterDomains) {
      int before = domains.getOrDefault(domain, 0);
      gain += weights.domain() * log2((2.0 + before) / (1.0 + before));
    }
    return gain;
  }

  private static double log2(double value) {
    return StrictMath.log(value) / StrictMath.log(2);
  }

  /** Returns whether a cluster shares too many tools with one that was chosen. */
  boolean overlapsTooMuch(Candidate candidate) {
    Map<Candidate, Integer> shared = new HashMap<>();
    for (int tool : candidate.tools()) {
      for (Candidate other : byTool.getOrDefault(tool, List.of())) {
        int common = shared.merge(other, 1, Integer::sum);
        int smaller = Math.min(other.tools().size(), candidate.tools().size());
        if (common > mostOverlap * smaller) {
          return true;
        }
      }
    }
    return false;
  }

  void choose(Candidate candidate) {
    chosen.add(candidate);
    for (int tool : candidate.tools()) {
      times[tool]++;
      byTool.computeIfAbsent(tool, missing -> new ArrayList<>()).add(candidate);
    }
    candidate.edges().forEach(edges::set);
    candidate.domains().forEach(domain -> domains.merge(domain, 1, Integer::sum));
  }
}
