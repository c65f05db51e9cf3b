package io.tdscaling.core.cluster.report;

import io.tdscaling.api.cluster.ClusterStatistics;
import io.tdscaling.api.cluster.CoveragePoint;
import io.tdscaling.api.cluster.FoldedService;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.core.cluster.Clustering;
import java.util.List;
import java.util.Locale;

/**
 * Clusters as one HTML page that needs nothing else: the numbers, the curves beside the random
 * baseline, what was folded, and the first clusters drawn, each dependency with its reason.
 */
public final class ClusterReport {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;color:#1d2733;max-width:1120px;margin:2em auto;padding:0 1em}
      h1{font-size:1.6em}h2{font-size:1.25em;margin-top:2em}h3{font-size:1.05em;margin:1.6em 0 .3em}
      table{border-collapse:collapse}td,th{padding:.25em .8em .25em 0;text-align:left;vertical-align:top}
      td.n{text-align:right;font-variant-numeric:tabular-nums}.quiet{color:#5b6774}
      .drawing svg{max-width:100%;height:auto}.drawing{border:1px solid #dfe4ea;border-radius:8px;padding:4px;margin:.5em 0}
      .curves{display:flex;flex-wrap:wrap;gap:1em}
      details{margin:.3em 0}summary{cursor:pointer;color:#34506e}
      svg text{font-family:system-ui,sans-serif}.tool{font-size:12.5px;fill:#1d2733}
      .service{font-size:10px;fill:#5b6774}.label{font-size:10px;fill:#34506e}
      .data{fill:none;stroke:#3f6fa3;stroke-width:1.4;opacity:.75}
      .state{fill:none;stroke:#8a6d1f;stroke-width:1.4;stroke-dasharray:5 4;opacity:.85}
      .edge:hover path{stroke-width:3;opacity:1}.grid{stroke:#e3e7ec}.axis{font-size:11px;fill:#5b6774}
      .title{font-size:13px;font-weight:600}.chosen{fill:none;stroke:#1f6fb2;stroke-width:2.2}
      .random{fill:none;stroke:#b0722b;stroke-width:2.2;stroke-dasharray:6 4}
      .chosen-label{font-size:11.5px;fill:#1f6fb2}.random-label{font-size:11.5px;fill:#96601f}
      """;

  private final Clustering clustering;
  private final Clustering random;
  private final int drawn;
  private final StringBuilder html = new StringBuilder();

  private ClusterReport(Clustering clustering, Clustering random, int drawn) {
    this.clustering = clustering;
    this.random = random;
    this.drawn = drawn;
  }

  /**
   * Returns the page.
   *
   * @param clustering the clusters
   * @param random as many drawn at random
   * @param drawn clusters that are drawn at most, from the first
   * @throws IllegalArgumentException if this number is negative
   */
  public static String of(Clustering clustering, Clustering random, int drawn) {
    if (drawn < 0) {
      throw new IllegalArgumentException("clusters drawn must not be negative, got " + drawn);
    }
    return new ClusterReport(clustering, random, drawn).page();
  }

  private String page() {
    append(
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Business clusters</title>"
            + "<style>%s</style></head><body><h1>Business clusters</h1>",
        STYLE);
    append(
        "<svg width='0' height='0' style='position:absolute'><defs><marker id='tip' viewBox='0 0 8 8'"
            + " refX='7' refY='4' markerWidth='7' markerHeight='7' orient='auto-start-reverse'>"
            + "<path d='M0 0L8 4L0 8z' fill='#4a627c'/></marker></defs></svg>");
    numbers();
    curves();
    folded();
    clusters();
    return append("</body></html>").toString();
  }

  private void numbers() {
    ClusterStatistics own = clustering.statistics();
    ClusterStatistics base = random.statistics();
    append("<table><tr><th></th><th>maximum coverage</th><th>drawn at random</th></tr>");
    row("clusters", own.clusters(), base.clusters());
    row("with dependencies", own.connected(), base.connected());
    row("with dependencies, across services", own.acrossServices(), base.acrossServices());
    String connectable = String.format(Locale.ROOT, "connectable tools, of %,d", own.tools());
    row(connectable, own.connectable(), base.connectable());
    row("in a cluster with a dependency of theirs", own.covered(), base.covered());
    row("dependencies", own.dependencies(), base.dependencies());
    row("within a cluster", own.coveredDependencies(), base.coveredDependencies());
    append(
        "</table><p class='quiet'>Of the dependencies, %,d are between services and %,d are states."
            + " %,d services have a single tool that can be used. A covered tool is in %.2f clusters on"
            + " average; no two clusters share more than %.0f %% of the smaller one's tools.</p>",
        own.dependenciesAcross(),
        own.stateDependencies(),
        own.singleToolServices(),
        own.timesUsed(),
        own.highestOverlap() * 100);
  }

  private void row(String label, int own, int base) {
    append(
        "<tr><td>%s</td><td class='n'>%,d</td><td class='n'>%,d</td></tr>",
        Html.escaped(label), own, base);
  }

  private void curves() {
    ClusterStatistics own = clustering.statistics();
    List<CoveragePoint> chosen = clustering.connectedCurve();
    append("<h2>Coverage by number of clusters</h2><div class='curves'>");
    append(
        "%s%s</div>",
        CurveDrawing.of(
            "connectable tools covered",
            chosen,
            random.curve(),
            CoveragePoint::tools,
            own.connectable()),
        CurveDrawing.of(
            "dependencies covered",
            chosen,
            random.curve(),
            CoveragePoint::dependencies,
            own.dependencies()));
  }

  private void folded() {
    List<FoldedService> folded = clustering.folded();
    if (folded.isEmpty()) {
      return;
    }
    append(
        "<h2>Near-copies</h2><details><summary>%,d services are stood for by another</summary><table>"
            + "<tr><th>service</th><th>stood for by</th><th>tools</th><th>similarity</th></tr>",
        folded.size());
    for (FoldedService service : folded) {
      append(
          "<tr><td>%s</td><td>%s</td><td class='n'>%,d</td><td class='n'>%.2f</td></tr>",
          Html.escaped(service.service()),
          Html.escaped(service.representative()),
          service.tools(),
          service.similarity());
    }
    append("</table></details>");
  }

  private void clusters() {
    int shown = Math.min(drawn, clustering.clusters().size());
    append(
        "<h2>Clusters</h2><p class='quiet'>The first %,d of %,d. An arrow leads from what returns a value"
            + " to what needs it; a dashed one to what works only after it. Rest on one for its reason."
            + "</p>",
        shown, clustering.clusters().size());
    clustering.clusters().subList(0, shown).forEach(this::cluster);
  }

  private void cluster(ToolCluster cluster) {
    String name = cluster.name().isEmpty() ? "" : " " + cluster.name();
    append(
        "<h3 id='%s'>%s <span class='quiet'>%s</span></h3><div class='quiet'>%s</div>",
        Html.escaped(cluster.id()),
        Html.escaped(cluster.id() + name),
        Html.escaped(String.join(" · ", cluster.domains())),
        Html.escaped(cluster.why()));
    append("<div class='drawing'>%s</div>", ClusterDrawing.of(cluster));
    if (!cluster.rules().isEmpty()) {
      append("<ul>");
      cluster.rules().forEach(rule -> append("<li>%s</li>", Html.escaped(rule)));
      append("</ul>");
    }
    append(
        "<details><summary>%,d dependencies</summary><table><tr><th>from</th><th>to</th>"
            + "<th>confidence</th><th>reason</th></tr>",
        cluster.dependencies().size());
    cluster.dependencies().forEach(this::dependency);
    append("</table></details>");
  }

  private void dependency(ToolDependency edge) {
    String from = edge.producer() + (edge.isData() ? "." + edge.field() : "");
    String to = edge.consumer() + (edge.isData() ? "." + edge.parameter() : "");
    append(
        "<tr><td>%s</td><td>%s</td><td class='n'>%.2f</td><td>%s</td></tr>",
        Html.escaped(from), Html.escaped(to), edge.confidence(), Html.escaped(edge.why()));
  }

  private StringBuilder append(String format, Object... values) {
    return html.append(String.format(Locale.ROOT, format, values));
  }
}
