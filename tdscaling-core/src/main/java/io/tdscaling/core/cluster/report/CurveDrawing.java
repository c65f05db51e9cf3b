package io.tdscaling.core.cluster.report;

import io.tdscaling.api.cluster.CoveragePoint;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Curves of coverage against the number of clusters, as SVG. */
final class CurveDrawing {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 260;
  private static final int LEFT = 64;
  private static final int BOTTOM = 40;
  private static final int TOP = 30;
  private static final int RIGHT = 16;
  private static final int STEPS = 240;

  private final StringBuilder svg = new StringBuilder();
  private final ToIntFunction<CoveragePoint> value;
  private final int mostClusters;
  private final int most;

  private CurveDrawing(ToIntFunction<CoveragePoint> value, int mostClusters, int most) {
    this.value = value;
    this.mostClusters = Math.max(1, mostClusters);
    this.most = Math.max(1, most);
  }

  /**
   * Returns a drawing of two curves.
   *
   * @param title what is counted
   * @param of what is counted of a point
   * @param most how much there is in all
   */
  static String of(
      String title,
      List<CoveragePoint> chosen,
      List<CoveragePoint> random,
      ToIntFunction<CoveragePoint> of,
      int most) {
    CurveDrawing drawing = new CurveDrawing(of, chosen.size() - 1, most);
    drawing.append(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' role='img'"
            + " aria-label='%s'><text x='%d' y='18' class='title'>%s</text>",
        WIDTH, HEIGHT, WIDTH, HEIGHT, Html.escaped(title), LEFT, Html.escaped(title));
    drawing.axes();
    drawing.curve(random, "random", "drawn at random");
    drawing.curve(chosen, "chosen", "maximum coverage");
    return drawing.svg.append("</svg>").toString();
  }

  private void axes() {
    for (int quarter = 0; quarter <= 4; quarter++) {
      double y = y((double) most * quarter / 4);
      double x = x((double) mostClusters * quarter / 4);
      append("<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' class='grid'/>", LEFT, y, WIDTH - RIGHT, y);
      append(
          "<text x='%d' y='%.1f' class='axis' text-anchor='end'>%,d</text>",
          LEFT - 6, y + 4, Math.round((double) most * quarter / 4));
      append(
          "<text x='%.1f' y='%d' class='axis' text-anchor='middle'>%,d</text>",
          x, HEIGHT - BOTTOM + 16, Math.round((double) mostClusters * quarter / 4));
    }
    append(
        "<text x='%d' y='%d' class='axis' text-anchor='middle'>clusters</text>",
        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6);
  }

  private void curve(List<CoveragePoint> points, String style, String label) {
    StringBuilder path = new StringBuilder();
    int last = Math.min(points.size() - 1, mostClusters);
    for (int step = 0; step <= STEPS; step++) {
      CoveragePoint point = points.get((int) ((long) last * step / STEPS));
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              step == 0 ? "M" : " L",
              x(point.clusters()),
              y(value.applyAsInt(point))));
    }
    append("<path d='%s' class='%s'/>", path, style);
    CoveragePoint end = points.get(last);
    append(
        "<text x='%.1f' y='%.1f' class='%s-label' text-anchor='end'>%s: %,d</text>",
        x(end.clusters()) - 4,
        y(value.applyAsInt(end)) + (style.equals("chosen") ? 34 : -8),
        style,
        label,
        value.applyAsInt(end));
  }

  private double x(double clusters) {
    return LEFT + clusters / mostClusters * (WIDTH - LEFT - RIGHT);
  }

  private double y(double amount) {
    return HEIGHT - BOTTOM - amount / most * (HEIGHT - TOP - BOTTOM);
  }

  private void append(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
