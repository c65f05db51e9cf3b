package io.tdscaling.core.cluster.report;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.core.cluster.report.ClusterLayout.Place;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A cluster's dependency graph as SVG. */
final class ClusterDrawing {
  private static final int BOX_WIDTH = 210;
  private static final int BOX_HEIGHT = 38;
  private static final int COLUMN = 290;
  private static final int ROW = 66;
  private static final int MARGIN = 14;

  /** How far an arrow that leads back bulges out of the boxes. */
  private static final int BULGE = 60;

  private static final int LABELLED = 8;
  private static final int LONGEST_NAME = 26;

  /** Fills that dark text can be read on, told apart by the colour-blind. */
  private static final List<String> FILLS =
      List.of(
          "#dbe9f6", "#fde3c8", "#ddefd9", "#f4dcec", "#eeeacc", "#e0dcf0", "#d7efee", "#ececec");

  private final ToolCluster cluster;
  private final Map<ToolRef, Place> places;
  private final List<String> services;
  private final StringBuilder svg = new StringBuilder();

  private ClusterDrawing(ToolCluster cluster) {
    this.cluster = cluster;
    this.places = ClusterLayout.of(cluster);
    this.services = new ArrayList<>(cluster.services());
  }

  static String of(ToolCluster cluster) {
    return new ClusterDrawing(cluster).draw();
  }

  private String draw() {
    int columns = places.values().stream().mapToInt(Place::column).max().orElse(0) + 1;
    int rows = places.values().stream().mapToInt(Place::row).max().orElse(0) + 1;
    int width = 2 * MARGIN + (columns - 1) * COLUMN + BOX_WIDTH + BULGE;
    int height = 2 * MARGIN + (rows - 1) * ROW + BOX_HEIGHT + 10;
    append(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' role='img'"
            + " aria-label='Dependency graph of %s'>",
        width, height, width, height, Html.escaped(cluster.id()));
    Map<List<ToolRef>, List<ToolDependency>> arrows = new LinkedHashMap<>();
    for (ToolDependency edge : cluster.dependencies()) {
      arrows
          .computeIfAbsent(List.of(edge.producer(), edge.consumer()), pair -> new ArrayList<>())
          .add(edge);
    }
    arrows.values().forEach(edges -> arrow(edges, arrows.size() <= LABELLED));
    places.forEach(this::box);
    return svg.append("</svg>").toString();
  }

  private void box(ToolRef tool, Place place) {
    append(
        "<g><title>%s</title><rect x='%d' y='%d' width='%d' height='%d' rx='6' fill='%s'"
            + " stroke='#6b7785'/><text x='%d' y='%d' class='tool'>%s</text>"
            + "<text x='%d' y='%d' class='service'>%s</text></g>",
        Html.escaped(tool.toString()),
        x(place),
        y(place),
        BOX_WIDTH,
        BOX_HEIGHT,
        FILLS.get(services.indexOf(tool.service()) % FILLS.size()),
        x(place) + 8,
        y(place) + 17,
        Html.escaped(Excerpt.of(tool.name(), LONGEST_NAME)),
        x(place) + 8,
        y(place) + 31,
        Html.escaped(tool.service()));
  }

  private void arrow(List<ToolDependency> edges, boolean labelled) {
    ToolDependency first = edges.get(0);
    Place from = place(first.producer());
    Place to = place(first.consumer());
    String why = edges.stream().map(ClusterDrawing::reason).collect(Collectors.joining("\n"));
    boolean data = edges.stream().anyMatch(ToolDependency::isData);
    append(
        "<g class='edge'><title>%s</title><path d='%s' class='%s' marker-end='url(#tip)'/>",
        why, path(from, to), data ? "data" : "state");
    if (labelled) {
      label(edges, from, to);
    }
    append("</g>");
  }

  private static String reason(ToolDependency edge) {
    return Html.escaped(
        String.format(
            Locale.ROOT,
            "%s (%.2f): %s",
            edge.isData() ? edge.field() + " → " + edge.parameter() : "comes first",
            edge.confidence(),
            edge.why()));
  }

  private void label(List<ToolDependency> edges, Place from, Place to) {
    String text = edges.get(0).isData() ? edges.get(0).parameter() : "first";
    String more = edges.size() > 1 ? " +" + (edges.size() - 1) : "";
    boolean onwards = to.column() > from.column();
    int x = onwards ? x(to) - 8 : x(to) + BOX_WIDTH + 8;
    int y = y(to) + BOX_HEIGHT / 2 + (y(from) >= y(to) ? 14 : -6);
    append(
        "<text x='%d' y='%d' class='label' text-anchor='%s'>%s</text>",
        x, y, onwards ? "end" : "start", Html.escaped(text + more));
  }

  /** From the right side to the left one; where that is no way onwards, around the right side. */
  private static String path(Place from, Place to) {
    int startX = x(from) + BOX_WIDTH;
    int startY = y(from) + BOX_HEIGHT / 2;
    int endY = y(to) + BOX_HEIGHT / 2;
    if (to.column() > from.column()) {
      int bend = (x(to) - startX) / 2;
      return curve(startX, startY, startX + bend, startY, x(to) - bend, endY, x(to) - 2, endY);
    }
    int endX = x(to) + BOX_WIDTH;
    int out = Math.max(startX, endX) + BULGE;
    return curve(startX, startY - 6, out, startY - 6, out, endY + 6, endX + 2, endY + 6);
  }

  private static String curve(Object... points) {
    return String.format(Locale.ROOT, "M%d %d C%d %d %d %d %d %d", points);
  }

  private Place place(ToolRef tool) {
    return places.getOrDefault(tool, new Place(0, 0));
  }

  private static int x(Place place) {
    return MARGIN + place.column() * COLUMN;
  }

  private static int y(Place place) {
    return MARGIN + place.row() * ROW;
  }

  private void append(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
