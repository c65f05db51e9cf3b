package io.tdscaling.examples.cli;

import io.tdscaling.api.cluster.CoveragePoint;
import java.util.List;

/** Curves of coverage as comma-separated values. */
final class CurveCsv {
  private CurveCsv() {}

  /** Returns a line for each number of clusters. */
  static String of(List<CoveragePoint> chosen, List<CoveragePoint> random) {
    StringBuilder csv =
        new StringBuilder(
            "clusters,tools,dependencies,domains,random_tools,random_dependencies,random_domains\n");
    for (int i = 0; i < Math.min(chosen.size(), random.size()); i++) {
      CoveragePoint own = chosen.get(i);
      CoveragePoint base = random.get(i);
      csv.append(own.clusters()).append(',').append(values(own)).append(',').append(values(base));
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String values(CoveragePoint point) {
    return point.tools() + "," + point.dependencies() + "," + point.domains();
  }
}
