package io.tdscaling.core.cluster.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses clusters greedily by their gain, evaluated lazily: a gain can only fall, so a candidate
 * whose new gain still is the highest is the best of all without looking at the others. One whose
 * gain has fallen is grown anew around its anchor, towards what nothing covers yet. What is not
 * covered after that is grown around again, in the end to smaller clusters.
 */
final class MaximumCoverage {
  private static final int MOST_ROUNDS = 8;

  private final DependencyGraph graph;
  private final ClusterLimits limits;
  private final Coverage coverage;
  private final CandidateGrower grower;

  MaximumCoverage(DependencyGraph graph, ClusterLimits limits) {
    this.graph = graph;
    this.limits = limits;
    this.coverage = new Coverage(graph, CoverageWeights.DEFAULT, limits.mostOverlap());
    this.grower = new CandidateGrower(graph, coverage);
  }

  /** Returns the clusters in the order they were chosen. */
  List<Candidate> choose() {
    if (limits.maxTools() < 2) {
      return List.of();
    }
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Integer> uncovered = uncovered();
      int before = coverage.chosen().size();
      chooseAmong(uncovered, limits.maxTools());
      if (coverage.chosen().size() == before) {
        break;
      }
    }
    for (int most = limits.maxTools() / 2; most > 2; most /= 2) {
      chooseAmong(uncovered(), most);
    }
    chooseAmong(uncovered(), 2);
    return List.copyOf(coverage.chosen());
  }

  private List<Integer> uncovered() {
    List<Integer> uncovered = new ArrayList<>();
    for (int tool = 0; tool < graph.size(); tool++) {
      if (graph.isConnectable(tool) && !coverage.covers(tool)) {
        uncovered.add(tool);
      }
    }
    return uncovered;
  }

  private record Ranked(Candidate candidate, double gain) {}

  private void chooseAmong(List<Integer> anchors, int most) {
    PriorityQueue<Ranked> queue =
        new PriorityQueue<>(
            Comparator.<Ranked>comparingDouble(ranked -> -ranked.gain())
                .thenComparingInt(ranked -> ranked.candidate().anchor()));
    for (int anchor : anchors) {
      Candidate candidate = grower.grow(anchor, most);
      queue.add(new Ranked(candidate, coverage.gain(candidate)));
    }
    while (!queue.isEmpty() && coverage.chosen().size() < limits.maxClusters()) {
      Ranked first = renewed(queue.remove(), most);
      if (first.gain() < CoverageWeights.DEFAULT.least()) {
        continue;
      }
      if (!queue.isEmpty() && first.gain() < queue.peek().gain()) {
        queue.add(first);
      } else if (!coverage.overlapsTooMuch(first.candidate())) {
        coverage.choose(first.candidate());
      }
    }
  }

  /** Returns a candidate with what it is worth now, grown anew where that is worth more. */
  private Ranked renewed(Ranked ranked, int most) {
    double gain = coverage.gain(ranked.candidate());
    if (gain >= ranked.gain()) {
      return ranked;
    }
    Candidate grown = grower.grow(ranked.candidate().anchor(), most);
    double grownGain = coverage.gain(grown);
    return grownGain > gain ? new Ranked(grown, grownGain) : new Ranked(ranked.candidate(), gain);
  }
}
