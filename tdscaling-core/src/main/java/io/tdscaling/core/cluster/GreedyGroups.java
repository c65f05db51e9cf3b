package io.tdscaling.core.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Splits the tools of one service into groups of bounded size. A group grows from its best
 * connected tool by what is connected to it the most. A tool that many need, such as the listing of
 * projects, may be in several groups as a supplier; every tool is in at least one.
 */
final class GreedyGroups {
  /** Tools of other groups that a group may take in again, as suppliers. */
  private static final int MAX_AGAIN = 2;

  /** Groups below this size are too small for a task and are put together. */
  private static final int SMALL = 3;

  /** Consumers of one tool that are looked at for a group, so that hubs cost no quadratic time. */
  private static final int MAX_LOOKED_AT = 64;

  /** What being about the same thing counts beside the confidence of dependencies. */
  private static final double SAME_ENTITY = 0.3;

  private final ToolGraph graph;
  private final int maxTools;
  private final Set<ToolNode> left;
  private final Map<ToolNode, Set<ToolNode>> leftConsumers = new LinkedHashMap<>();

  private GreedyGroups(ToolGraph graph, List<ToolNode> tools, int maxTools) {
    this.graph = graph;
    this.maxTools = maxTools;
    this.left = new LinkedHashSet<>(tools);
  }

  static List<Set<ToolNode>> of(ToolGraph graph, List<ToolNode> tools, int maxTools) {
    return new GreedyGroups(graph, tools, maxTools).split(tools);
  }

  private List<Set<ToolNode>> split(List<ToolNode> tools) {
    List<ToolNode> seeds = new ArrayList<>(tools);
    seeds.sort(
        Comparator.<ToolNode>comparingInt(tool -> -graph.consumers(tool).size())
            .thenComparingInt(tool -> -graph.suppliers(tool).size())
            .thenComparingInt(ToolNode::order));
    List<Set<ToolNode>> groups = new ArrayList<>();
    List<Set<ToolNode>> small = new ArrayList<>();
    for (ToolNode seed : seeds) {
      if (left.contains(seed)) {
        Set<ToolNode> group = grow(seed);
        (group.size() < SMALL ? small : groups).add(group);
      }
    }
    groups.addAll(packed(small));
    return groups;
  }

  private Set<ToolNode> grow(ToolNode seed) {
    Set<ToolNode> group = new LinkedHashSet<>();
    Map<ToolNode, Double> frontier = new LinkedHashMap<>();
    take(seed, group, frontier);
    int again = 0;
    while (group.size() < maxTools) {
      Optional<ToolNode> best = best(frontier, again < MAX_AGAIN);
      if (best.isEmpty()) {
        break;
      }
      again += left.contains(best.get()) ? 0 : 1;
      take(best.get(), group, frontier);
    }
    return group;
  }

  private void take(ToolNode tool, Set<ToolNode> group, Map<ToolNode, Double> frontier) {
    group.add(tool);
    left.remove(tool);
    frontier.remove(tool);
    Set<ToolNode> near = new LinkedHashSet<>();
    graph.suppliers(tool).forEach(edge -> near.add(graph.node(edge.producer())));
    near.addAll(consumersLeft(tool));
    for (ToolNode neighbour : near) {
      if (!group.contains(neighbour)) {
        frontier.merge(neighbour, weight(tool, neighbour), Double::sum);
      }
    }
  }

  /** Returns the first consumers that are in no group yet; the others are forgotten for good. */
  private List<ToolNode> consumersLeft(ToolNode tool) {
    Set<ToolNode> consumers =
        leftConsumers.computeIfAbsent(tool, key -> new LinkedHashSet<>(graph.consumers(key)));
    List<ToolNode> found = new ArrayList<>();
    for (Iterator<ToolNode> each = consumers.iterator(); each.hasNext(); ) {
      ToolNode consumer = each.next();
      if (!left.contains(consumer)) {
        each.remove();
      } else if (found.size() < MAX_LOOKED_AT) {
        found.add(consumer);
      } else {
        break;
      }
    }
    return found;
  }

  /** Returns the heaviest tool to take next; of equals, the first in the catalog. */
  private Optional<ToolNode> best(Map<ToolNode, Double> frontier, boolean again) {
    return frontier.entrySet().stream()
        .filter(entry -> again || left.contains(entry.getKey()))
        .min(
            Comparator.<Map.Entry<ToolNode, Double>>comparingDouble(entry -> -entry.getValue())
                .thenComparingInt(entry -> entry.getKey().order()))
        .map(Map.Entry::getKey);
  }

  private double weight(ToolNode one, ToolNode other) {
    double same = one.entity().equals(other.entity()) ? SAME_ENTITY : 0;
    return same + supply(one, other) + supply(other, one);
  }

  private double supply(ToolNode producer, ToolNode consumer) {
    return graph.suppliers(consumer).stream()
        .filter(edge -> edge.producer().equals(producer.ref()))
        .mapToDouble(edge -> edge.confidence())
        .sum();
  }

  /** Puts small groups together, in the order of the catalog, since neighbours there are akin. */
  private List<Set<ToolNode>> packed(List<Set<ToolNode>> small) {
    List<Set<ToolNode>> packs = new ArrayList<>();
    List<Set<ToolNode>> inOrder = new ArrayList<>(small);
    inOrder.sort(Comparator.comparingInt(group -> group.iterator().next().order()));
    Set<ToolNode> pack = new LinkedHashSet<>();
    for (Set<ToolNode> group : inOrder) {
      Set<ToolNode> union = new LinkedHashSet<>(pack);
      union.addAll(group);
      if (union.size() > maxTools) {
        packs.add(pack);
        union = new LinkedHashSet<>(group);
      }
      pack = union;
    }
    if (!pack.isEmpty()) {
      packs.add(pack);
    }
    return packs;
  }
}
