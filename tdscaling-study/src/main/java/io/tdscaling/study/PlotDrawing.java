package io.tdscaling.study;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a plot: a line for each arm through its means, in a band over its seeds. */
final class PlotDrawing {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 540;
  private static final int BAND_OPACITY = 45;
  private static final float LINE_WIDTH = 2.4f;

  /** Over more, labels at each multiple of a power of ten would be one upon another. */
  private static final double MOST_DECADES_WITH_ALL_LABELS = 1.3;

  /** Those of Okabe and Ito, which people tell apart whatever colours they see. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000));

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN,
          SeriesMarkers.CROSS,
          SeriesMarkers.PLUS);

  private final XYChart chart;

  private PlotDrawing(XYChart chart) {
    this.chart = chart;
  }

  static PlotDrawing of(Plot plot) {
    DoubleSummaryStatistics x =
        plot.lines().stream()
            .flatMap(line -> line.marks().stream())
            .mapToDouble(Plot.Mark::x)
            .summaryStatistics();
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(plot.title())
            .xAxisTitle(plot.xTitle() + range(x))
            .yAxisTitle(plot.yTitle())
            .build();
    style(chart.getStyler());
    chart
        .getStyler()
        .setXAxisLogarithmicDecadeOnly(
            Math.log10(x.getMax() / x.getMin()) > MOST_DECADES_WITH_ALL_LABELS);
    // Bands first, so that no line is under one.
    plot.lines().forEach(line -> addBand(chart, line));
    plot.lines().forEach(line -> addLine(chart, line));
    return new PlotDrawing(chart);
  }

  /** Fails where nothing can be drawn on this machine, before hours are spent. */
  static void tryOut() throws IOException {
    Plot.Line line = new Plot.Line("a", 0, List.of(new Plot.Mark(1, 1, 1, 1)));
    of(new Plot("try", "try", "a", "a", "a", List.of(line))).png();
  }

  byte[] png() throws IOException {
    return BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
  }

  String svg() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
    return TidySvg.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static void style(XYStyler styler) {
    styler.setXAxisLogarithmic(true);
    styler.setXAxisDecimalPattern("#,##0");
    styler.setLocale(Locale.ROOT);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendFont(font(Font.PLAIN, 14));
    styler.setChartTitleFont(font(Font.BOLD, 17));
    styler.setChartTitleBoxVisible(false);
    styler.setAxisTitleFont(font(Font.PLAIN, 14));
    styler.setAxisTickLabelsFont(font(Font.PLAIN, 13));
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(new Color(0xE2E2E2));
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setMarkerSize(7);
    styler.setPlotContentSize(0.96);
  }

  /** Returns where the axis begins and ends, which its labels need not say. */
  private static String range(DoubleSummaryStatistics x) {
    return " (%s to %s, log scale)".formatted(shown(x.getMin()), shown(x.getMax()));
  }

  private static String shown(double value) {
    return value == Math.rint(value)
        ? Figures.count(value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  private static void addBand(XYChart chart, Plot.Line line) {
    List<Plot.Mark> marks = line.marks();
    boolean spread = marks.stream().anyMatch(mark -> mark.low() < mark.high());
    if (!spread || marks.size() < 2) {
      return;
    }
    int n = marks.size();
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int i = 0; i < n; i++) {
      Plot.Mark mark = marks.get(i);
      x[i] = mark.x();
      y[i] = mark.high();
      x[2 * n - 1 - i] = mark.x();
      y[2 * n - 1 - i] = mark.low();
    }
    Color colour = colour(line);
    Color faint = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY);
    XYSeries band = chart.addSeries("band " + line.position(), x, y);
    band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    band.setFillColor(faint);
    band.setLineColor(faint);
    band.setLineWidth(0);
    band.setMarker(SeriesMarkers.NONE);
    band.setShowInLegend(false);
  }

  private static void addLine(XYChart chart, Plot.Line line) {
    XYSeries series =
        chart.addSeries(
            "line " + line.position(),
            line.marks().stream().mapToDouble(Plot.Mark::x).toArray(),
            line.marks().stream().mapToDouble(Plot.Mark::mean).toArray());
    series.setLabel(line.arm());
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setLineColor(colour(line));
    series.setLineWidth(LINE_WIDTH);
    series.setMarker(MARKERS.get(line.position() % MARKERS.size()));
    series.setMarkerColor(colour(line));
  }

  private static Color colour(Plot.Line line) {
    return COLOURS.get(line.position() % COLOURS.size());
  }
}
