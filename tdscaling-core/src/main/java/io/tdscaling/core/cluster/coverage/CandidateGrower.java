package io.tdscaling.core.cluster.coverage;

import io.tdscaling.core.cluster.coverage.DependencyGraph.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Grows candidates around anchor tools along dependencies, within and across services: at each step
 * by the tool that hangs together most with those taken, tools that nothing covers yet first.
 */
final class CandidateGrower {
  /** Neighbours of one tool that are looked at, so that hubs cost no quadratic time. */
  private static final int LOOKED_AT = 48;

  /** Confidence of a tool's dependencies on those taken that counts, in sum. */
  private static final double MOST_CONFIDENCE = 2;

  private static final double UNCOVERED = 1.0;
  private static final double ANOTHER_SERVICE = 0.25;
  private static final double MANY_SERVICES = -0.75;

  private final DependencyGraph graph;
  private final Coverage coverage;

  /** For each tool, how many of its first neighbours were all found covered. */
  private final int[] passed;

  CandidateGrower(DependencyGraph graph, Coverage coverage) {
    this.graph = graph;
    this.coverage = coverage;
    this.passed = new int[graph.size()];
  }

  /**
   * Returns the candidate around a tool that has dependencies.
   *
   * @param maxTools tools at most
   */
  Candidate grow(int anchor, int maxTools) {
    List<Integer> taken = new ArrayList<>();
    Map<Integer, Double> frontier = new LinkedHashMap<>();
    take(anchor, taken, frontier);
    while (taken.size() < maxTools) {
      Optional<Integer> next = best(taken, frontier);
      if (next.isEmpty()) {
        break;
      }
      take(next.get(), taken, frontier);
    }
    return Candidate.of(taken, graph);
  }

  private void take(int tool, List<Integer> taken, Map<Integer, Double> frontier) {
    taken.add(tool);
    frontier.remove(tool);
    for (Link link : near(tool)) {
      if (!taken.contains(link.tool())) {
        frontier.merge(link.tool(), link.confidence(), Double::sum);
      }
    }
  }

  /** Returns the first uncovered neighbours, and some of the surest. */
  private List<Link> near(int tool) {
    List<Link> links = graph.links(tool);
    if (links.size() <= LOOKED_AT) {
      return links;
    }
    while (passed[tool] < links.size() && coverage.covers(links.get(passed[tool]).tool())) {
      passed[tool]++;
    }
    List<Link> near = new ArrayList<>(links.subList(0, LOOKED_AT / 4));
    int end = Math.min(links.size(), passed[tool] + LOOKED_AT);
    near.addAll(links.subList(Math.max(LOOKED_AT / 4, Math.min(passed[tool], end)), end));
    return near;
  }

  /** Returns the tool of the frontier that is worth most; of equals, the first in the catalog. */
  private Optional<Integer> best(List<Integer> taken, Map<Integer, Double> frontier) {
    List<String> services = new ArrayList<>();
    taken.forEach(tool -> addOnce(graph.service(tool).id(), services));
    int best = -1;
    double most = 0;
    for (Map.Entry<Integer, Double> entry : frontier.entrySet()) {
      int tool = entry.getKey();
      double worth = worth(tool, entry.getValue(), services);
      if (best < 0 || worth > most || (worth == most && tool < best)) {
        best = tool;
        most = worth;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  private static void addOnce(String service, List<String> services) {
    if (!services.contains(service)) {
      services.add(service);
    }
  }

  /** A second service makes a task richer; many that do the same do not. */
  private double worth(int tool, double confidence, List<String> services) {
    boolean another = !services.contains(graph.service(tool).id());
    double service = services.size() == 1 ? ANOTHER_SERVICE : MANY_SERVICES;
    return Math.min(MOST_CONFIDENCE, confidence)
        + (coverage.covers(tool) ? 0 : UNCOVERED)
        + (another ? service : 0);
  }
}
