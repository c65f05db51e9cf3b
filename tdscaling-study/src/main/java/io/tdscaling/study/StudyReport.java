package io.tdscaling.study;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what a complete study came to: numbers first, then drawings, the page last. */
final class StudyReport {
  private StudyReport() {}

  static void write(
      StudyFiles files, StudySettings settings, StudyTools tools, List<ArmResult> results)
      throws IOException {
    StudyData data = new StudyData(results);
    Report report = Report.of(settings, tools, data);
    files.write("curves.csv", CurvesCsv.of(results));
    files.write("table.csv", StudyTable.csv(StudyTable.of(data)));
    files.write("bands.csv", BandsCsv.bands(data));
    if (settings.learner().isPresent()) {
      files.write("learner.csv", BandsCsv.learning(data));
    }
    files.write("study.md", MarkdownReport.of(report));
    Map<String, String> svgs = new HashMap<>();
    for (Report.Section section : report.sections()) {
      for (Plot plot : section.plots()) {
        PlotDrawing drawing = PlotDrawing.of(plot);
        String svg = drawing.svg();
        files.write("plots/" + plot.file() + ".png", drawing.png());
        files.write("plots/" + plot.file() + ".svg", svg);
        svgs.put(plot.file(), svg);
      }
    }
    files.write("report.html", HtmlReport.of(report, svgs));
  }
}
