package io.tdscaling.core.cluster.report;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Excerpt;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Clusters as Graphviz graphs: a box for each tool, services as subgraphs, an arrow for each
 * dependency from producer to consumer, dashed for a state.
 */
public final class DotGraph {
  private DotGraph() {}

  /** Returns one graph that shows the clusters, each as a subgraph of its own. */
  public static String of(List<ToolCluster> clusters) {
    StringBuilder dot = new StringBuilder("digraph clusters {\n  rankdir=LR;\n");
    dot.append(
        "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=Helvetica];\n");
    dot.append("  edge [fontname=Helvetica, fontsize=9];\n");
    clusters.forEach(cluster -> append(cluster, dot));
    return dot.append("}\n").toString();
  }

  private static void append(ToolCluster cluster, StringBuilder dot) {
    String title = cluster.name().isEmpty() ? cluster.id() : cluster.id() + " " + cluster.name();
    line(dot, "  subgraph %s {", quoted("cluster_" + cluster.id()));
    line(dot, "    label=%s;", quoted(title + ": " + String.join(", ", cluster.domains())));
    Map<String, StringBuilder> services = new TreeMap<>();
    for (ToolSpec tool : cluster.tools()) {
      StringBuilder nodes =
          services.computeIfAbsent(tool.ref().service(), service -> new StringBuilder());
      line(nodes, "      %s [label=%s];", node(cluster, tool.ref()), quoted(tool.ref().name()));
    }
    services.forEach(
        (service, nodes) -> {
          line(dot, "    subgraph %s {", quoted("cluster_" + cluster.id() + "/" + service));
          line(dot, "      label=%s; style=dotted;", quoted(service));
          dot.append(nodes).append("    }\n");
        });
    cluster.dependencies().forEach(edge -> append(cluster, edge, dot));
    dot.append("  }\n");
  }

  private static void append(ToolCluster cluster, ToolDependency edge, StringBuilder dot) {
    String label = edge.isData() ? edge.field() + " → " + edge.parameter() : "first";
    line(
        dot,
        "    %s -> %s [label=%s, tooltip=%s%s];",
        node(cluster, edge.producer()),
        node(cluster, edge.consumer()),
        quoted(label),
        quoted(String.format(Locale.ROOT, "%.2f: %s", edge.confidence(), edge.why())),
        edge.isData() ? "" : ", style=dashed");
  }

  private static String node(ToolCluster cluster, ToolRef tool) {
    return quoted(cluster.id() + "/" + tool);
  }

  private static void line(StringBuilder dot, String format, Object... values) {
    dot.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String quoted(String text) {
    return '"' + Excerpt.line(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
