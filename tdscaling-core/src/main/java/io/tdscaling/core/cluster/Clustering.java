package io.tdscaling.core.cluster;

import io.tdscaling.api.cluster.ClusterStatistics;
import io.tdscaling.api.cluster.CoveragePoint;
import io.tdscaling.api.cluster.FoldedService;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;

/** Clusters with what they were made from. Immutable; measured once, when made. */
public final class Clustering {
  private final List<ToolCluster> clusters;
  private final List<ToolSpec> tools;
  private final List<ToolDependency> dependencies;
  private final List<FoldedService> folded;
  private final List<CoveragePoint> curve;
  private final ClusterStatistics statistics;

  /**
   * Makes a clustering.
   *
   * @param clusters the clusters, the most valuable first; those without dependencies last
   * @param tools the tools that were clustered: all but those that others stand for
   * @param dependencies all dependencies between them, by consumer
   * @param folded services that others stand for
   */
  public Clustering(
      List<ToolCluster> clusters,
      List<ToolSpec> tools,
      List<ToolDependency> dependencies,
      List<FoldedService> folded) {
    this.clusters = List.copyOf(clusters);
    this.tools = List.copyOf(tools);
    this.dependencies = List.copyOf(dependencies);
    this.folded = List.copyOf(folded);
    this.curve = ClusterMeasures.curve(clusters);
    this.statistics = ClusterMeasures.statistics(clusters, curve, dependencies, tools);
  }

  /** Returns the clusters, the most valuable first; those without dependencies last. */
  public List<ToolCluster> clusters() {
    return clusters;
  }

  /** Returns the tools that were clustered: all but those that others stand for. */
  public List<ToolSpec> tools() {
    return tools;
  }

  /** Returns all dependencies between the tools, by consumer. */
  public List<ToolDependency> dependencies() {
    return dependencies;
  }

  /** Returns the services that others stand for. */
  public List<FoldedService> folded() {
    return folded;
  }

  /** Returns the clusters in numbers. */
  public ClusterStatistics statistics() {
    return statistics;
  }

  /** Returns what the first clusters cover: none of them, one, two … */
  public List<CoveragePoint> curve() {
    return curve;
  }

  /** Returns the curve up to the last cluster that has dependencies. */
  public List<CoveragePoint> connectedCurve() {
    return curve.subList(0, statistics.connected() + 1);
  }
}
