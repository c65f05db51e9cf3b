package io.tdscaling.core.cluster.coverage;

import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ways to choose groups of tools. */
public final class CoverageClusters {
  private CoverageClusters() {}

  /**
   * Returns the groups that greedily cover the most, and then, where the limit allows it, tools
   * that no dependency connects, by service.
   */
  public static List<ToolGroup> byCoverage(DependencyGraph graph, ClusterLimits limits) {
    List<ToolGroup> groups = new ArrayList<>();
    Set<Integer> covered = new HashSet<>();
    for (Candidate candidate : new MaximumCoverage(graph, limits).choose()) {
      String why =
          "grown around %s along %d dependencies"
              .formatted(graph.tool(candidate.anchor()).ref(), candidate.edges().length());
      groups.add(ToolGroup.of(candidate.tools(), graph, why));
      covered.addAll(candidate.tools());
    }
    for (List<Integer> rest : unconnected(graph, covered, limits.maxTools())) {
      if (groups.size() < limits.maxClusters()) {
        groups.add(
            ToolGroup.of(rest, graph, "tools of one service that no known dependency connects"));
      }
    }
    return groups;
  }

  /** Returns the tools in no group, a service's in the order of the catalog. */
  private static List<List<Integer>> unconnected(
      DependencyGraph graph, Set<Integer> covered, int maxTools) {
    Map<String, List<Integer>> byService = new LinkedHashMap<>();
    for (int tool = 0; tool < graph.size(); tool++) {
      if (!covered.contains(tool)) {
        byService.computeIfAbsent(graph.service(tool).id(), service -> new ArrayList<>()).add(tool);
      }
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (List<Integer> tools : byService.values()) {
      for (int from = 0; from < tools.size(); from += maxTools) {
        groups.add(tools.subList(from, Math.min(tools.size(), from + maxTools)));
      }
    }
    return groups;
  }

  /**
   * Returns groups of the largest size drawn at random from all tools: as many as the limit says,
   * or, without one, until each tool is drawn once.
   */
  public static List<ToolGroup> atRandom(DependencyGraph graph, ClusterLimits limits, long seed) {
    SeededRandom random = new SeededRandom(seed);
    List<Integer> all = new ArrayList<>();
    for (int tool = 0; tool < graph.size(); tool++) {
      all.add(tool);
    }
    List<ToolGroup> groups = new ArrayList<>();
    Set<Integer> drawn = new HashSet<>();
    boolean limited = limits.maxClusters() < Integer.MAX_VALUE;
    while (!all.isEmpty()
        && groups.size() < limits.maxClusters()
        && (limited || drawn.size() < all.size())) {
      List<Integer> shuffled = random.shuffled(all);
      for (int from = 0;
          from < shuffled.size() && groups.size() < limits.maxClusters();
          from += limits.maxTools()) {
        List<Integer> members =
            shuffled.subList(from, Math.min(shuffled.size(), from + limits.maxTools()));
        groups.add(ToolGroup.of(members, graph, "drawn at random"));
        drawn.addAll(members);
      }
    }
    return groups;
  }
}
