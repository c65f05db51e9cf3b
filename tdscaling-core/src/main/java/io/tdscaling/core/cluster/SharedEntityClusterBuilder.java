package io.tdscaling.core.cluster;

import io.tdscaling.api.cluster.ClusterBuilder;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Groups tools by the entities they share. Within a service, a tool that returns an entity is
 * linked to every parameter that names one, and the tools are split into clusters that keep linked
 * ones together; between services, tools are linked where one really returns what every service
 * understands alike: an e-mail address, a URL, a city. Every tool is in at least one cluster.
 *
 * <p>Confidences are this library's own: 0.9 where an output schema has the field, 0.7 where a
 * search or a creation returns the entity, 0.4 where a read does or where the link is between
 * services.
 */
public final class SharedEntityClusterBuilder implements ClusterBuilder {
  /** Tools in a cluster at most, where nothing else is said. */
  public static final int DEFAULT_MAX_TOOLS = 8;

  private final int maxTools;

  /** Makes a builder of clusters of at most 8 tools. */
  public SharedEntityClusterBuilder() {
    this(DEFAULT_MAX_TOOLS);
  }

  /**
   * Makes a builder.
   *
   * @param maxTools tools in a cluster at most, at least 1
   */
  public SharedEntityClusterBuilder(int maxTools) {
    if (maxTools < 1) {
      throw new IllegalArgumentException("max tools per cluster must be positive, got " + maxTools);
    }
    this.maxTools = maxTools;
  }

  @Override
  public List<ToolCluster> build(ToolCatalog catalog) {
    List<List<ToolNode>> services = nodes(catalog);
    ToolGraph graph = new ToolGraph();
    services.forEach(service -> service.forEach(graph::add));
    List<Set<ToolNode>> groups = new ArrayList<>();
    for (List<ToolNode> service : services) {
      Dependencies.of(service).forEach(graph::add);
      groups.addAll(GreedyGroups.of(graph, service, maxTools));
    }
    groups.addAll(across(services, graph));
    List<ToolCluster> clusters = new ArrayList<>();
    for (Set<ToolNode> group : groups) {
      clusters.add(cluster(clusters.size() + 1, group, graph, catalog));
    }
    return List.copyOf(clusters);
  }

  private static List<List<ToolNode>> nodes(ToolCatalog catalog) {
    List<List<ToolNode>> services = new ArrayList<>();
    int order = 0;
    for (ServiceSpec service : catalog.services()) {
      List<ToolNode> tools = new ArrayList<>();
      for (ToolSpec tool : service.tools()) {
        tools.add(ToolNode.of(order++, tool));
      }
      services.add(tools);
    }
    return services;
  }

  /**
   * Returns a group for each link between services: both ends, each with tools it depends on or
   * that depend on it.
   */
  private List<Set<ToolNode>> across(List<List<ToolNode>> services, ToolGraph graph) {
    List<Set<ToolNode>> groups = new ArrayList<>();
    if (maxTools < 2) {
      return groups;
    }
    List<ToolDependency> links = CrossServiceLinks.of(services);
    for (ToolDependency link : links) {
      Set<ToolNode> group = withSuppliers(graph.node(link.producer()), maxTools / 2, graph);
      group.addAll(withSuppliers(graph.node(link.consumer()), maxTools - maxTools / 2, graph));
      groups.add(group);
    }
    links.forEach(graph::add);
    return groups;
  }

  private static Set<ToolNode> withSuppliers(ToolNode tool, int most, ToolGraph graph) {
    Set<ToolNode> group = new LinkedHashSet<>();
    group.add(tool);
    Stream.concat(
            graph.suppliers(tool).stream().map(edge -> graph.node(edge.producer())),
            graph.consumers(tool).stream())
        .takeWhile(other -> group.size() < most)
        .forEachOrdered(group::add);
    return group;
  }

  private static ToolCluster cluster(
      int number, Collection<ToolNode> group, ToolGraph graph, ToolCatalog catalog) {
    List<ToolNode> tools = new ArrayList<>(group);
    return new ToolCluster(
        String.format(Locale.ROOT, "c%04d", number),
        ClusterDomains.of(tools, catalog),
        tools.stream().map(ToolNode::spec).toList(),
        graph.among(tools));
  }
}
