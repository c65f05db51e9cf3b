package io.tdscaling.core.cluster;

import io.tdscaling.api.cluster.ClusterStatistics;
import io.tdscaling.api.cluster.CoveragePoint;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Measures clusters. */
final class ClusterMeasures {
  private ClusterMeasures() {}

  /**
   * Returns the clusters in numbers.
   *
   * @param curve what the first clusters cover
   * @param edges all dependencies between the tools
   * @param tools the tools that were clustered
   */
  static ClusterStatistics statistics(
      List<ToolCluster> clusters,
      List<CoveragePoint> curve,
      List<ToolDependency> edges,
      Collection<ToolSpec> tools) {
    List<ToolCluster> connected =
        clusters.stream().filter(cluster -> !cluster.dependencies().isEmpty()).toList();
    CoveragePoint end = curve.get(curve.size() - 1);
    return new ClusterStatistics(
        tools.size(),
        clusters.size(),
        connected.size(),
        (int) connected.stream().filter(ClusterMeasures::spansServices).count(),
        ends(edges.stream()).size(),
        end.tools(),
        edges.size(),
        (int) edges.stream().filter(edge -> !edge.isData()).count(),
        (int) edges.stream().filter(ClusterMeasures::isAcross).count(),
        end.dependencies(),
        singleToolServices(tools),
        timesUsed(clusters),
        highestOverlap(connected));
  }

  private static boolean spansServices(ToolCluster cluster) {
    return cluster.dependencies().stream().anyMatch(ClusterMeasures::isAcross);
  }

  private static boolean isAcross(ToolDependency edge) {
    return !edge.producer().service().equals(edge.consumer().service());
  }

  private static double timesUsed(List<ToolCluster> clusters) {
    Set<ToolRef> covered = ends(clusters.stream().flatMap(each -> each.dependencies().stream()));
    long places =
        clusters.stream()
            .flatMap(cluster -> cluster.tools().stream())
            .filter(tool -> covered.contains(tool.ref()))
            .count();
    return covered.isEmpty() ? 0 : (double) places / covered.size();
  }

  /** Returns the tools that have the dependencies. */
  private static Set<ToolRef> ends(Stream<ToolDependency> edges) {
    Set<ToolRef> ends = new HashSet<>();
    edges.forEach(edge -> ends.addAll(List.of(edge.producer(), edge.consumer())));
    return ends;
  }

  private static int singleToolServices(Collection<ToolSpec> tools) {
    Map<String, Integer> sizes = new HashMap<>();
    tools.forEach(tool -> sizes.merge(tool.ref().service(), 1, Integer::sum));
    return (int) sizes.values().stream().filter(size -> size == 1).count();
  }

  private static double highestOverlap(List<ToolCluster> clusters) {
    Map<ToolRef, List<ToolCluster>> seen = new HashMap<>();
    double highest = 0;
    for (ToolCluster cluster : clusters) {
      Map<String, Integer> shared = new HashMap<>();
      for (ToolSpec tool : cluster.tools()) {
        List<ToolCluster> others = seen.computeIfAbsent(tool.ref(), ref -> new ArrayList<>());
        for (ToolCluster other : others) {
          int common = shared.merge(other.id(), 1, Integer::sum);
          int smaller = Math.min(other.tools().size(), cluster.tools().size());
          highest = Math.max(highest, (double) common / smaller);
        }
        others.add(cluster);
      }
    }
    return highest;
  }

  /** Returns what the first clusters cover: none of them, one, two … */
  static List<CoveragePoint> curve(List<ToolCluster> clusters) {
    Set<ToolRef> tools = new HashSet<>();
    Set<ToolDependency> edges = new HashSet<>();
    Set<String> domains = new HashSet<>();
    List<CoveragePoint> points = new ArrayList<>();
    points.add(new CoveragePoint(0, 0, 0, 0));
    for (ToolCluster cluster : clusters) {
      for (ToolDependency edge : cluster.dependencies()) {
        edges.add(edge);
        tools.add(edge.producer());
        tools.add(edge.consumer());
      }
      cluster.domains().stream().limit(1).forEach(domains::add);
      points.add(new CoveragePoint(points.size(), tools.size(), edges.size(), domains.size()));
    }
    return List.copyOf(points);
  }
}
