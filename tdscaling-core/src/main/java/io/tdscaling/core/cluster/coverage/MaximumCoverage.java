package io.tdscaling.core.cluster.coverage;

import io.tdscaling.core.cluster.coverage.DomainQueues.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses clusters greedily by their gain, evaluated lazily: a gain can only fall, so a candidate
 * whose new gain still is the highest is the best of all without looking at the others. One that is
 * worth less than it was is grown anew around its anchor, towards what nothing covers yet. What is
 * not covered after that is grown around again, in the end to smaller clusters.
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

  private void chooseAmong(List<Integer> anchors, int most) {
    DomainQueues queues = new DomainQueues(coverage);
    for (int anchor : anchors) {
      add(grower.grow(anchor, most), queues);
    }
    Optional<Ranked> best = queues.poll();
    while (best.isPresent() && coverage.chosen().size() < limits.maxClusters()) {
      consider(best.get(), queues, most);
      best = queues.poll();
    }
  }

  /** Chooses what is still worth what it was, else grows it anew. */
  private void consider(Ranked ranked, DomainQueues queues, int most) {
    Candidate candidate = ranked.candidate();
    if (coverage.gainOfTools(candidate) < ranked.gain()) {
      add(better(candidate, grower.grow(candidate.anchor(), most)), queues);
    } else if (coverage.gain(candidate) >= CoverageWeights.DEFAULT.least()
        && !coverage.overlapsTooMuch(candidate)) {
      coverage.choose(candidate);
    }
  }

  private void add(Candidate candidate, DomainQueues queues) {
    queues.add(candidate, coverage.gainOfTools(candidate));
  }

  private Candidate better(Candidate known, Candidate grown) {
    return coverage.gain(grown) > coverage.gain(known) ? grown : known;
  }
}
