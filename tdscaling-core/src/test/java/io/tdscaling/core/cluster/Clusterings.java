package io.tdscaling.core.cluster;

import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.core.cluster.coverage.ClusterLimits;
import io.tdscaling.core.cluster.mining.DependencyMiner;

/** Clusterings with the usual limits. */
public final class Clusterings {
  private Clusterings() {}

  /** Returns a catalog mined as usual. */
  public static MinedCatalog mined(ToolCatalog catalog) {
    return MinedCatalog.of(catalog, true, new DependencyMiner(DependencyMiner.DEFAULT_THRESHOLD));
  }

  /** Returns a catalog clustered by coverage. */
  public static Clustering byCoverage(ToolCatalog catalog, int maxTools) {
    return mined(catalog).byCoverage(limits(maxTools));
  }

  /** Returns limits of nothing but the size. */
  public static ClusterLimits limits(int maxTools) {
    return new ClusterLimits(maxTools, Integer.MAX_VALUE, 0.5);
  }
}
