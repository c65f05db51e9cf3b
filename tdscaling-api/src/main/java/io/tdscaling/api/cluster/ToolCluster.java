package io.tdscaling.api.cluster;

import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.tool.ToolSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A business cluster: a small group of tools, often of several services, that one task needs
 * together.
 *
 * @param id unique within a run
 * @param name what people call it; empty where it has no name
 * @param domains business domains, the primary one first; empty where unknown
 * @param tools the tools, at least one
 * @param dependencies dependencies between these tools
 * @param rules business rules in plain words, for whoever plans or judges; not enforced, and
 *     untrusted text where a model stated them
 * @param why why these tools are together, for people to read; empty where no reason is given
 */
public record ToolCluster(
    String id,
    String name,
    List<String> domains,
    List<ToolSpec> tools,
    List<ToolDependency> dependencies,
    List<String> rules,
    String why) {
  /** Copies the lists and checks that every dependency stays within the cluster. */
  public ToolCluster {
    Checks.notBlank(id, "cluster id");
    domains = List.copyOf(domains);
    tools = List.copyOf(tools);
    dependencies = List.copyOf(dependencies);
    rules = List.copyOf(rules);
    if (tools.isEmpty()) {
      throw new IllegalArgumentException("cluster " + id + " has no tools");
    }
    var refs = tools.stream().map(ToolSpec::ref).collect(Collectors.toSet());
    if (refs.size() < tools.size()) {
      throw new IllegalArgumentException("cluster " + id + " has a tool twice");
    }
    for (ToolDependency edge : dependencies) {
      if (!refs.contains(edge.producer()) || !refs.contains(edge.consumer())) {
        throw new IllegalArgumentException(
            "cluster " + id + " lacks a tool of its dependency " + edge);
      }
    }
  }

  /** Makes a cluster without a name, rules and a reason. */
  public ToolCluster(
      String id, List<String> domains, List<ToolSpec> tools, List<ToolDependency> dependencies) {
    this(id, "", domains, tools, dependencies, List.of(), "");
  }

  /** Returns the ids of the services the tools come from, in order of first appearance. */
  public Set<String> services() {
    return tools.stream()
        .map(tool -> tool.ref().service())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
