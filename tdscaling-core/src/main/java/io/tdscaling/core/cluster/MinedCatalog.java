package io.tdscaling.core.cluster;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.cluster.coverage.ClusterLimits;
import io.tdscaling.core.cluster.coverage.CoverageClusters;
import io.tdscaling.core.cluster.coverage.DependencyGraph;
import io.tdscaling.core.cluster.coverage.ToolGroup;
import io.tdscaling.core.cluster.folding.ServiceFolding;
import io.tdscaling.core.cluster.folding.ServiceFolding.Folded;
import io.tdscaling.core.cluster.mining.DependencyMiner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A catalog whose near-copies were folded and whose dependencies were mined, so that it can be
 * clustered in several ways. Immutable.
 */
public final class MinedCatalog {
  private final ToolCatalog catalog;
  private final Folded folded;
  private final DependencyGraph graph;

  private MinedCatalog(ToolCatalog catalog, Folded folded, DependencyGraph graph) {
    this.catalog = catalog;
    this.folded = folded;
    this.graph = graph;
  }

  /**
   * Folds and mines a catalog.
   *
   * @param folding whether near-copies of services are left out
   */
  public static MinedCatalog of(ToolCatalog catalog, boolean folding, DependencyMiner miner) {
    Folded folded =
        folding
            ? ServiceFolding.fold(catalog.services())
            : new Folded(catalog.services(), List.of());
    DependencyGraph graph = new DependencyGraph(folded.services(), miner.mine(folded.services()));
    return new MinedCatalog(catalog, folded, graph);
  }

  /** Clusters by greedy maximum coverage. */
  public Clustering byCoverage(ClusterLimits limits) {
    return clustering(CoverageClusters.byCoverage(graph, limits));
  }

  /** Draws clusters at random: the baseline. */
  public Clustering atRandom(ClusterLimits limits, long seed) {
    return clustering(CoverageClusters.atRandom(graph, limits, seed));
  }

  private Clustering clustering(List<ToolGroup> groups) {
    List<ToolCluster> clusters = new ArrayList<>();
    for (ToolGroup group : groups) {
      clusters.add(
          new ToolCluster(
              String.format(Locale.ROOT, "c%04d", clusters.size() + 1),
              "",
              ClusterDomains.of(group.tools(), catalog),
              group.tools(),
              group.dependencies(),
              List.of(),
              group.why()));
    }
    List<ToolSpec> tools =
        folded.services().stream().flatMap(service -> service.tools().stream()).toList();
    return new Clustering(clusters, tools, graph.dependencies(), folded.folded());
  }
}
