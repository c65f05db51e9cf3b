package io.tdscaling.core.cluster.coverage;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;

/**
 * Tools that were chosen together.
 *
 * @param tools the tools
 * @param dependencies the dependencies among them, sorted
 * @param why why they are together
 */
public record ToolGroup(List<ToolSpec> tools, List<ToolDependency> dependencies, String why) {
  /** Copies the lists. */
  public ToolGroup {
    tools = List.copyOf(tools);
    dependencies = List.copyOf(dependencies);
  }

  static ToolGroup of(List<Integer> members, DependencyGraph graph, String why) {
    List<ToolDependency> edges =
        graph.among(members).stream().mapToObj(graph::edge).sorted().toList();
    return new ToolGroup(members.stream().map(graph::tool).toList(), edges, why);
  }
}
