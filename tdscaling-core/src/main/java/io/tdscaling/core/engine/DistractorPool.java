package io.tdscaling.core.engine;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.random.SeededRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tools that can be offered beside those of a cluster. Immutable. */
final class DistractorPool {
  private static final int MOST = 6;
  private static final int DRAWS = 12;

  private final List<ToolSpec> tools;

  DistractorPool(Workspace workspace) {
    this.tools =
        workspace.offered().stream().map(ref -> workspace.tools().tool(ref).orElseThrow()).toList();
  }

  /** Returns some tools of services that the cluster has none of, fewer where they are rare. */
  List<ToolSpec> draw(ToolCluster cluster, SeededRandom random) {
    Set<String> services =
        cluster.tools().stream()
            .map(ToolSpec::ref)
            .map(ToolRef::service)
            .collect(Collectors.toSet());
    Map<ToolRef, ToolSpec> drawn = new LinkedHashMap<>();
    for (int i = 0; i < DRAWS && drawn.size() < MOST; i++) {
      ToolSpec tool = random.pick(tools);
      if (!services.contains(tool.ref().service())) {
        drawn.put(tool.ref(), tool);
      }
    }
    return List.copyOf(drawn.values());
  }
}
