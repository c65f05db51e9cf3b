package io.tdscaling.core.cluster.report;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places a cluster's tools in columns, so that what others need stands left of them. Tools are
 * taken in the order of how many more they lead to than lead to them; a dependency against that
 * order places nothing.
 */
final class ClusterLayout {
  private ClusterLayout() {}

  /**
   * Where a tool stands.
   *
   * @param column column, from 0 at the left
   * @param row row, from 0 at the top
   */
  record Place(int column, int row) {}

  /** Returns the places of a cluster's tools. */
  static Map<ToolRef, Place> of(ToolCluster cluster) {
    Map<ToolRef, Set<ToolRef>> next = new HashMap<>();
    Map<ToolRef, Set<ToolRef>> previous = new HashMap<>();
    for (ToolDependency edge : cluster.dependencies()) {
      put(next, edge.producer(), edge.consumer());
      put(previous, edge.consumer(), edge.producer());
    }
    List<ToolRef> order = new ArrayList<>();
    cluster.tools().stream().map(ToolSpec::ref).forEach(order::add);
    order.sort(
        Comparator.comparingInt(
            tool ->
                previous.getOrDefault(tool, Set.of()).size()
                    - next.getOrDefault(tool, Set.of()).size()));
    Map<ToolRef, Place> places = new LinkedHashMap<>();
    Map<Integer, Integer> rows = new HashMap<>();
    for (ToolRef tool : order) {
      int column =
          previous.getOrDefault(tool, Set.of()).stream()
              .filter(places::containsKey)
              .mapToInt(before -> places.getOrDefault(before, new Place(0, 0)).column() + 1)
              .max()
              .orElse(0);
      places.put(tool, new Place(column, rows.merge(column, 1, Integer::sum) - 1));
    }
    return places;
  }

  private static void put(Map<ToolRef, Set<ToolRef>> map, ToolRef key, ToolRef value) {
    map.computeIfAbsent(key, missing -> new LinkedHashSet<>()).add(value);
  }
}
