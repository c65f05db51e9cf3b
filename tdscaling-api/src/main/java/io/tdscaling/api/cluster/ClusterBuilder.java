package io.tdscaling.api.cluster;

import io.tdscaling.api.tool.ToolCatalog;
import java.util.List;

/** Groups a catalog's tools into business clusters. */
@FunctionalInterface
public interface ClusterBuilder {
  /**
   * Builds the clusters. The same catalog gives the same clusters in the same order.
   *
   * @param catalog usable tools only
   * @return the clusters; their ids are unique
   */
  List<ToolCluster> build(ToolCatalog catalog);

  /**
   * Returns whether the clusters leave out services because another one is nearly the same, so that
   * these may take its place in single trajectories. The default is false: what is in no cluster is
   * not used.
   */
  default boolean foldsCopies() {
    return false;
  }
}
