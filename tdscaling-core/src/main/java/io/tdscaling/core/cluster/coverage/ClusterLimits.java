package io.tdscaling.core.cluster.coverage;

/**
 * Limits of clusters.
 *
 * @param maxTools tools of a cluster at most, at least 1
 * @param maxClusters clusters at most, at least 1
 * @param mostOverlap share of the smaller of two clusters' tools that both may have, in [0, 1]
 */
public record ClusterLimits(int maxTools, int maxClusters, double mostOverlap) {
  /** Checks the ranges. */
  public ClusterLimits {
    if (maxTools < 1) {
      throw new IllegalArgumentException("max tools per cluster must be positive, got " + maxTools);
    }
    if (maxClusters < 1) {
      throw new IllegalArgumentException("max clusters must be positive, got " + maxClusters);
    }
    if (!(mostOverlap >= 0 && mostOverlap <= 1)) {
      throw new IllegalArgumentException("max overlap must be in [0, 1], got " + mostOverlap);
    }
  }
}
