package io.tdscaling.study;

import java.util.List;
import java.util.stream.Collectors;

/** A report in Markdown; drawings are linked. */
final class MarkdownReport {
  private final StringBuilder text = new StringBuilder();

  private MarkdownReport() {}

  static String of(Report report) {
    MarkdownReport markdown = new MarkdownReport();
    markdown.text.append("# Ways of synthesizing under one budget\n\n");
    report
        .configuration()
        .forEach((name, value) -> markdown.line("- " + escaped(name) + ": " + escaped(value)));
    markdown.line("");
    report
        .arms()
        .forEach((arm, what) -> markdown.line("- **" + escaped(arm) + "**: " + escaped(what)));
    report.tables().forEach(markdown::table);
    report.sections().forEach(markdown::section);
    return markdown.text.toString();
  }

  private void table(ReportTable table) {
    line("");
    line("## " + escaped(table.title()));
    line("");
    line(escaped(table.note()));
    line("");
    row(table.header());
    line("|---" + "|---:".repeat(table.header().size() - 1) + "|");
    table.rows().forEach(this::row);
  }

  private void row(List<String> cells) {
    line(
        cells.stream().map(MarkdownReport::escaped).collect(Collectors.joining(" | ", "| ", " |")));
  }

  private void section(Report.Section section) {
    line("");
    line("## " + escaped(section.title()));
    if (!section.sentences().isEmpty()) {
      line("");
    }
    section.sentences().forEach(sentence -> line("- " + escaped(sentence)));
    for (Plot plot : section.plots()) {
      line("");
      line("![%s](plots/%s.png)".formatted(escaped(plot.title()), plot.file()));
    }
  }

  private void line(String content) {
    text.append(content).append('\n');
  }

  /** Returns a text that Markdown shows as it is: names of arms may hold anything. */
  static String escaped(String content) {
    return content.replaceAll("[\\\\`*{}<>\\[\\]#|~!]", "\\\\$0");
  }
}
