package io.tdscaling.core.cluster;

import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.ToolSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Domains of a cluster: those of its services, the primary domain of most of its tools first. */
final class ClusterDomains {
  private ClusterDomains() {}

  static List<String> of(Collection<ToolSpec> tools, ToolCatalog catalog) {
    Map<String, Integer> primaries = new LinkedHashMap<>();
    Set<String> others = new LinkedHashSet<>();
    for (ToolSpec tool : tools) {
      List<String> domains =
          catalog.service(tool.ref().service()).map(ServiceSpec::domains).orElse(List.of());
      if (!domains.isEmpty()) {
        primaries.merge(domains.get(0), 1, Integer::sum);
        others.addAll(domains.subList(1, domains.size()));
      }
    }
    others.removeAll(primaries.keySet());
    List<String> result = new ArrayList<>(mostFirst(primaries));
    result.addAll(others);
    return result;
  }

  /** Returns the keys, the highest count first; of equals, the first seen. */
  private static List<String> mostFirst(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
