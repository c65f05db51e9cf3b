package io.tdscaling.examples.console;

import io.tdscaling.api.cluster.ClusterStatistics;
import io.tdscaling.api.cluster.FoldedService;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.core.BusinessClusters;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** What clustering came to, in a few lines. */
public final class ClusterTable {
  private ClusterTable() {}

  /**
   * Prints the lines.
   *
   * @param file where the clusters were written
   */
  public static void print(BusinessClusters clusters, Path file, PrintWriter out) {
    ClusterStatistics numbers = clusters.statistics();
    int usable = clusters.toolsByUsability().getOrDefault(Usability.USABLE, 0);
    int all = clusters.toolsByUsability().values().stream().mapToInt(Integer::intValue).sum();
    int stoodFor = clusters.folded().stream().mapToInt(FoldedService::tools).sum();
    line(
        out,
        "%d clusters of %d usable tools (of %d) written to %s",
        numbers.clusters(),
        usable,
        all,
        file);
    String unusable = Figures.unusable(clusters.toolsByUsability());
    if (!unusable.isEmpty()) {
      line(out, "  not usable     %s", unusable);
    }
    line(
        out,
        "  near-copies    %,d services folded, whose %,d tools others stand for",
        clusters.folded().size(),
        stoodFor);
    line(
        out,
        "  dependencies   %,d (%,d between services, %,d states); %,d within clusters",
        numbers.dependencies(),
        numbers.dependenciesAcross(),
        numbers.stateDependencies(),
        numbers.coveredDependencies());
    line(
        out,
        "  connectable    %,d of %,d tools; %s of them in a cluster with a dependency",
        numbers.connectable(),
        numbers.tools(),
        share(numbers.covered(), numbers.connectable()));
    line(
        out,
        "  connected      %,d clusters have dependencies, %s of them span services",
        numbers.connected(),
        share(numbers.acrossServices(), numbers.connected()));
    line(
        out,
        "  overlap        a covered tool is in %.2f clusters; no two share more than %s",
        numbers.timesUsed(),
        Figures.percent(numbers.highestOverlap()));
    line(
        out,
        "  single         %,d services have a single usable tool",
        numbers.singleToolServices());
    out.flush();
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "none" : Figures.decimal(100.0 * part / whole, 1) + " %";
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
