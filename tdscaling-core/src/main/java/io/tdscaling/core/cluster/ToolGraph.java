package io.tdscaling.core.cluster;

import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tools and the dependencies between them, looked up from either end. */
final class ToolGraph {
  private final Map<ToolRef, ToolNode> nodes = new LinkedHashMap<>();
  private final Map<ToolRef, List<ToolDependency>> suppliers = new LinkedHashMap<>();
  private final Map<ToolRef, Set<ToolNode>> consumers = new LinkedHashMap<>();

  /** Adds a tool. */
  void add(ToolNode tool) {
    nodes.put(tool.ref(), tool);
  }

  /** Adds a dependency between tools that were added. */
  void add(ToolDependency edge) {
    suppliers.computeIfAbsent(edge.consumer(), ref -> new ArrayList<>()).add(edge);
    consumers
        .computeIfAbsent(edge.producer(), ref -> new LinkedHashSet<>())
        .add(node(edge.consumer()));
  }

  /** Returns the tool of this reference, which was added. */
  ToolNode node(ToolRef ref) {
    ToolNode node = nodes.get(ref);
    if (node == null) {
      throw new IllegalArgumentException("no such tool in the graph: " + ref);
    }
    return node;
  }

  /** Returns the dependencies of a tool on others. */
  List<ToolDependency> suppliers(ToolNode consumer) {
    return suppliers.getOrDefault(consumer.ref(), List.of());
  }

  /** Returns the tools that depend on a tool, in the order of the catalog. */
  Set<ToolNode> consumers(ToolNode producer) {
    return consumers.getOrDefault(producer.ref(), Set.of());
  }

  /** Returns the dependencies between the given tools, sorted. */
  List<ToolDependency> among(Iterable<ToolNode> tools) {
    Set<ToolRef> refs = new LinkedHashSet<>();
    tools.forEach(tool -> refs.add(tool.ref()));
    List<ToolDependency> found = new ArrayList<>();
    for (ToolNode consumer : tools) {
      for (ToolDependency edge : suppliers(consumer)) {
        if (refs.contains(edge.producer())) {
          found.add(edge);
        }
      }
    }
    found.sort(null);
    return found;
  }
}
