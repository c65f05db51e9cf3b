package io.tdscaling.core;

import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.core.cluster.MinedCatalog;
import io.tdscaling.core.cluster.coverage.ClusterLimits;
import io.tdscaling.core.cluster.mining.DependencyMiner;

/**
 * How tools are grouped into business clusters. Immutable.
 *
 * @param maxTools tools of a cluster at most, at least 1; the default is 8
 * @param maxClusters clusters at most, at least 1; the default is as many as there is something to
 *     cover
 * @param maxOverlap share of the smaller of two clusters' tools that both may have, in [0, 1]; the
 *     default is 0.5
 * @param minConfidence the least confidence of a dependency, in [0, 1]; the default is 0.6
 * @param foldNearCopies whether of services that are nearly the same only one is clustered; the
 *     default is true
 */
public record ClusterOptions(
    int maxTools,
    int maxClusters,
    double maxOverlap,
    double minConfidence,
    boolean foldNearCopies) {
  /** The defaults. */
  public static final ClusterOptions DEFAULT =
      new ClusterOptions(8, Integer.MAX_VALUE, 0.5, DependencyMiner.DEFAULT_THRESHOLD, true);

  /** Checks the ranges. */
  public ClusterOptions {
    new ClusterLimits(maxTools, maxClusters, maxOverlap);
    new DependencyMiner(minConfidence);
  }

  /** Returns these options with another limit of tools. */
  public ClusterOptions withMaxTools(int value) {
    return new ClusterOptions(value, maxClusters, maxOverlap, minConfidence, foldNearCopies);
  }

  /** Returns these options with another limit of clusters. */
  public ClusterOptions withMaxClusters(int value) {
    return new ClusterOptions(maxTools, value, maxOverlap, minConfidence, foldNearCopies);
  }

  /** Returns these options with another limit of overlap. */
  public ClusterOptions withMaxOverlap(double value) {
    return new ClusterOptions(maxTools, maxClusters, value, minConfidence, foldNearCopies);
  }

  /** Returns these options with another least confidence. */
  public ClusterOptions withMinConfidence(double value) {
    return new ClusterOptions(maxTools, maxClusters, maxOverlap, value, foldNearCopies);
  }

  /** Returns these options with near-copies folded or not. */
  public ClusterOptions withFoldNearCopies(boolean value) {
    return new ClusterOptions(maxTools, maxClusters, maxOverlap, minConfidence, value);
  }

  ClusterLimits limits() {
    return new ClusterLimits(maxTools, maxClusters, maxOverlap);
  }

  MinedCatalog mine(ToolCatalog catalog) {
    return MinedCatalog.of(catalog, foldNearCopies, new DependencyMiner(minConfidence));
  }
}
