package io.tdscaling.core.cluster.coverage;

import com.google.common.primitives.ImmutableIntArray;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tools and the dependencies between them. Tools are numbered in the order of the catalog, and
 * dependencies in their own; immutable.
 */
public final class DependencyGraph {
  private final List<ToolSpec> tools = new ArrayList<>();
  private final List<ServiceSpec> services = new ArrayList<>();
  private final List<ToolDependency> edges;
  private final Map<ToolRef, Integer> numbers = new HashMap<>();
  private final Map<Long, List<Integer>> between = new HashMap<>();
  private final List<List<Link>> links = new ArrayList<>();

  /**
   * An end of a dependency.
   *
   * @param tool the tool at the other end
   * @param edge the dependency
   * @param confidence its confidence
   */
  record Link(int tool, int edge, double confidence) {}

  /**
   * Makes a graph.
   *
   * @param services the services whose tools it has
   * @param edges dependencies between these tools
   */
  public DependencyGraph(List<ServiceSpec> services, List<ToolDependency> edges) {
    this.edges = List.copyOf(edges);
    for (ServiceSpec service : services) {
      for (ToolSpec tool : service.tools()) {
        numbers.put(tool.ref(), tools.size());
        tools.add(tool);
        this.services.add(service);
        links.add(new ArrayList<>());
      }
    }
    for (int i = 0; i < edges.size(); i++) {
      link(i);
    }
    links.forEach(
        ends -> ends.sort(Comparator.comparingDouble(end -> -end.confidence()))); // Stable.
  }

  private void link(int edge) {
    ToolDependency dependency = edges.get(edge);
    int producer = number(dependency.producer());
    int consumer = number(dependency.consumer());
    links.get(producer).add(new Link(consumer, edge, dependency.confidence()));
    links.get(consumer).add(new Link(producer, edge, dependency.confidence()));
    between.computeIfAbsent(pair(producer, consumer), missing -> new ArrayList<>(1)).add(edge);
  }

  private int number(ToolRef ref) {
    return Optional.ofNullable(numbers.get(ref))
        .orElseThrow(() -> new IllegalArgumentException("no such tool in the graph: " + ref));
  }

  /** Returns how many tools there are. */
  public int size() {
    return tools.size();
  }

  /** Returns the dependencies. */
  public List<ToolDependency> dependencies() {
    return edges;
  }

  boolean isConnectable(int tool) {
    return !links.get(tool).isEmpty();
  }

  ToolSpec tool(int number) {
    return tools.get(number);
  }

  ServiceSpec service(int tool) {
    return services.get(tool);
  }

  ToolDependency edge(int number) {
    return edges.get(number);
  }

  /** Returns the ends of a tool's dependencies, the surest first. */
  List<Link> links(int tool) {
    return links.get(tool);
  }

  /** Returns the primary domains of tools' services, without unknown ones. */
  List<String> domains(List<Integer> members) {
    List<String> domains = new ArrayList<>(1);
    for (int tool : members) {
      List<String> own = services.get(tool).domains();
      if (!own.isEmpty() && !domains.contains(own.get(0))) {
        domains.add(own.get(0));
      }
    }
    return domains;
  }

  /** Returns the dependencies among tools in ascending order. */
  ImmutableIntArray among(List<Integer> members) {
    IntStream.Builder within = IntStream.builder();
    for (int i = 0; i < members.size(); i++) {
      for (int j = 0; j < i; j++) {
        between.getOrDefault(pair(members.get(i), members.get(j)), List.of()).forEach(within::add);
      }
    }
    return ImmutableIntArray.copyOf(within.build().sorted());
  }

  private static long pair(int one, int other) {
    return ((long) Math.min(one, other) << 32) | Math.max(one, other);
  }
}
