package io.tdscaling.core.cluster.coverage;

import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Ways to choose groups of tools. */
public final class CoverageClusters {
  private CoverageClusters() {}

  /**
   * Returns the groups that greedily cover the most, and then, where the limit allows it, the tools
   * left over, by service: first the groups that dependencies happen to be within, last those of
   * tools that no dependency connects.
   */
  public static List<ToolGroup> byCoverage(DependencyGraph graph, ClusterLimits limits) {
    List<ToolGroup> groups = new ArrayList<>();
    Set<Integer> covered = new HashSet<>();
    for (Candidate candidate : new MaximumCoverage(graph, limits).choose()) {
      groups.add(ToolGroup.of(candidate.tools(), graph, why(candidate, graph)));
      covered.addAll(candidate.tools());
    }
    leftOver(graph, covered, limits.maxTools()).stream()
        .map(rest -> leftOver(rest, graph))
        .sorted(Comparator.comparing(group -> group.dependencies().isEmpty())) // Stable.
        .limit(limits.maxClusters() - groups.size())
        .forEach(groups::add);
    return groups;
  }

  private static String why(Candidate candidate, DependencyGraph graph) {
    return String.format(
        Locale.ROOT,
        "grown around %s along %d dependencies",
        graph.tool(candidate.anchor()).ref(),
        candidate.edges().length());
  }

  private static ToolGroup leftOver(List<Integer> tools, DependencyGraph graph) {
    int edges = graph.among(tools).length();
    return ToolGroup.of(
        tools,
        graph,
        edges == 0
            ? "tools of one service that no known dependency connects"
            : String.format(
                Locale.ROOT, "tools left over of one service, with %d dependencies", edges));
  }

  /** Returns the tools in no group, a service's in the order of the catalog. */
  private static List<List<Integer>> leftOver(
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
