package io.tdscaling.core.catalog;

import com.google.common.collect.ImmutableSortedMap;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.api.tool.Usability;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which tools of a catalog can be synthesized with.
 *
 * @param tools every tool, in the order of the catalog
 * @param counts how many tools there are of each usability; all usabilities are there, also with 0
 * @param usable the usable tools; a service left without any is not in it
 */
public record ScreeningReport(
    List<ScreenedTool> tools, SortedMap<Usability, Integer> counts, ToolCatalog usable) {
  /** Copies the collections. */
  public ScreeningReport {
    tools = List.copyOf(tools);
    counts = ImmutableSortedMap.copyOf(counts);
  }

  static ScreeningReport of(List<ScreenedTool> tools, ToolCatalog usable) {
    SortedMap<Usability, Integer> counts = new TreeMap<>();
    for (Usability usability : Usability.values()) {
      counts.put(usability, 0);
    }
    tools.forEach(tool -> counts.merge(tool.usability(), 1, Integer::sum));
    return new ScreeningReport(tools, counts, usable);
  }

  /** Returns the tools that cannot be used, in the order of the catalog. */
  public List<ScreenedTool> unusable() {
    return tools.stream().filter(tool -> !tool.usable()).toList();
  }
}
