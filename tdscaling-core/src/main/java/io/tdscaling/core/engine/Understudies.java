package io.tdscaling.core.engine;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Lets near-copies of services play until each of their tools was used. */
final class Understudies {
  private final NearCopies copies;
  private final Set<ToolRef> unused;

  Understudies(Workspace workspace) {
    this.copies = workspace.copies();
    this.unused = new LinkedHashSet<>(copies.tools(workspace.clusters()));
  }

  /** Returns the cluster, or a variant of it with tools that were not used yet. */
  ToolCluster cast(ToolCluster cluster) {
    return unused.isEmpty()
        ? cluster
        : copies.variants(cluster).stream()
            .filter(variant -> !unusedOf(variant).isEmpty())
            .findFirst()
            .orElse(cluster);
  }

  /** Returns those of the cluster's tools that are an understudy's and were not used yet. */
  Set<ToolRef> unusedOf(ToolCluster cluster) {
    Set<ToolRef> fresh = new LinkedHashSet<>();
    cluster.tools().stream().map(ToolSpec::ref).filter(unused::contains).forEach(fresh::add);
    return fresh;
  }

  void used(Collection<ToolRef> tools) {
    unused.removeAll(Set.copyOf(tools));
  }
}
