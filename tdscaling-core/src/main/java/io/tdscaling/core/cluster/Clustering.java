package io.tdscaling.core.cluster;

import io.tdscaling.api.cluster.ClusterStatistics;
import io.tdscaling.api.cluster.CoveragePoint;
import io.tdscaling.api.cluster.FoldedService;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;

/**
 * Clusters with what they were made from.
 *
 * @param clusters the clusters, the most valuable first; those without dependencies last
 * @param tools the tools that were clustered: all but those that others stand for
 * @param dependencies all dependencies between them, by consumer
 * @param folded services that others stand for
 */
public record Clustering(
    List<ToolCluster> clusters,
    List<ToolSpec> tools,
    List<ToolDependency> dependencies,
    List<FoldedService> folded) {
  /** Copies the lists. */
  public Clustering {
    clusters = List.copyOf(clusters);
    tools = List.copyOf(tools);
    dependencies = List.copyOf(dependencies);
    folded = List.copyOf(folded);
  }

  /** Returns the clusters in numbers. */
  public ClusterStatistics statistics() {
    return ClusterMeasures.statistics(clusters, dependencies, tools);
  }

  /** Returns what the first clusters cover: none of them, one, two … */
  public List<CoveragePoint> curve() {
    return ClusterMeasures.curve(clusters);
  }
}
