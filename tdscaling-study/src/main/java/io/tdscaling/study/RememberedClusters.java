package io.tdscaling.study;

import io.tdscaling.api.cluster.ClusterBuilder;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.ClusterBuilders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups the same tools once, not for each run again: that takes seconds. */
final class RememberedClusters implements ClusterBuilder {
  private final ClusterBuilder builder = ClusterBuilders.maximumCoverage();
  private final Map<Set<ToolRef>, List<ToolCluster>> known = new HashMap<>();

  @Override
  public synchronized List<ToolCluster> build(ToolCatalog catalog) {
    Set<ToolRef> tools =
        catalog.tools().stream().map(ToolSpec::ref).collect(Collectors.toUnmodifiableSet());
    return known.computeIfAbsent(tools, refs -> builder.build(catalog));
  }

  @Override
  public boolean foldsCopies() {
    return builder.foldsCopies();
  }
}
