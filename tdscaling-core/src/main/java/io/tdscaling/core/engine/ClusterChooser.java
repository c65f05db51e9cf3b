package io.tdscaling.core.engine;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses the cluster of an attempt. Without an aim any cluster is as good as another; with one it
 * is, within the domain, the cluster with most unused tools and dependencies for each time it was
 * chosen, a dependency counting half a tool.
 */
final class ClusterChooser {
  private static final double FLOW_WORTH = 0.5;

  private final List<ToolCluster> clusters;

  /** The clusters that each unused tool is in. */
  private final Map<ToolRef, List<Integer>> clustersOf = new HashMap<>();

  /** How many tools of each cluster no trajectory has used. */
  private final int[] unused;

  /** The clusters that each unused dependency is in. */
  private final Map<PlannedFlows.Flow, List<Integer>> clustersOfFlow = new HashMap<>();

  /** How many data dependencies of each cluster no trajectory has used. */
  private final int[] unusedFlows;

  private final Map<String, ToolCluster> byId = new HashMap<>();
  private final Map<String, List<Integer>> byDomain = new TreeMap<>();
  private final long[] chosen;

  ClusterChooser(List<ToolCluster> clusters) {
    this.clusters = clusters;
    this.chosen = new long[clusters.size()];
    this.unused = new int[clusters.size()];
    this.unusedFlows = new int[clusters.size()];
    for (int i = 0; i < clusters.size(); i++) {
      byId.put(clusters.get(i).id(), clusters.get(i));
      List<ToolRef> tools = clusters.get(i).tools().stream().map(ToolSpec::ref).distinct().toList();
      unused[i] = tools.size();
      for (ToolRef tool : tools) {
        clustersOf.computeIfAbsent(tool, t -> new ArrayList<>()).add(i);
      }
      for (PlannedFlows.Flow flow : flows(clusters.get(i))) {
        unusedFlows[i]++;
        clustersOfFlow.computeIfAbsent(flow, f -> new ArrayList<>()).add(i);
      }
      byDomain
          .computeIfAbsent(Workspace.domain(clusters.get(i)), domain -> new ArrayList<>())
          .add(i);
    }
  }

  Optional<ToolCluster> cluster(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  ToolCluster choose(SteeringTarget target, SeededRandom random) {
    List<Integer> candidates = target.cell().map(cell -> byDomain.get(cell.domain())).orElse(null);
    if (candidates == null) {
      return clusters.get(random.nextInt(clusters.size()));
    }
    int best = candidates.get(0);
    double bestWorth = Double.NEGATIVE_INFINITY;
    for (int candidate : candidates) {
      double worth = worth(candidate) * (0.5 + random.nextDouble());
      if (worth > bestWorth) {
        best = candidate;
        bestWorth = worth;
      }
    }
    chosen[best]++;
    return clusters.get(best);
  }

  private double worth(int cluster) {
    return (unused[cluster] + FLOW_WORTH * unusedFlows[cluster] + 0.25) / (1.0 + chosen[cluster]);
  }

  /** Returns the cluster's tools that no trajectory has used. */
  Set<ToolRef> unused(ToolCluster cluster) {
    Set<ToolRef> fresh = new LinkedHashSet<>();
    cluster.tools().stream().map(ToolSpec::ref).filter(clustersOf::containsKey).forEach(fresh::add);
    return fresh;
  }

  private static Set<PlannedFlows.Flow> flows(ToolCluster cluster) {
    Set<PlannedFlows.Flow> flows = new LinkedHashSet<>();
    cluster.dependencies().stream()
        .filter(ToolDependency::isData)
        .forEach(edge -> flows.add(PlannedFlows.Flow.of(edge)));
    return flows;
  }

  void usedFlows(Collection<PlannedFlows.Flow> flows) {
    for (PlannedFlows.Flow flow : flows) {
      List<Integer> clusters = clustersOfFlow.remove(flow);
      if (clusters != null) {
        clusters.forEach(cluster -> unusedFlows[cluster]--);
      }
    }
  }

  void used(List<ToolRef> tools) {
    for (ToolRef tool : tools) {
      List<Integer> clusters = clustersOf.remove(tool);
      if (clusters != null) {
        clusters.forEach(cluster -> unused[cluster]--);
      }
    }
  }
}
