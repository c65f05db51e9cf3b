package io.tdscaling.study;

import com.google.common.html.HtmlEscapers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A report as one page that needs nothing else: drawings are within it. */
final class HtmlReport {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1d2733;--quiet:#5b6774;--line:#dfe4ea;--ground:#fff;--head:#f4f6f8}
      @media(prefers-color-scheme:dark){:root{--ink:#e3e8ee;--quiet:#9aa6b2;--line:#343c45;--ground:#15191e;--head:#1e242b}}
      body{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--ground);max-width:1180px;margin:1.5em auto;padding:0 1em}
      h1{font-size:1.6em;line-height:1.25}h2{font-size:1.2em;margin:2em 0 .4em}
      .quiet{color:var(--quiet)}.wide{overflow-x:auto}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.93em}
      th,td{padding:.35em .8em;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
      th:first-child,td:first-child{text-align:left;min-width:11em}thead th{background:var(--head)}
      dl{display:grid;grid-template-columns:minmax(9em,max-content) 1fr;gap:.2em 1em}dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
      .plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,430px),1fr));gap:1em}
      .plots img{width:100%;height:auto;background:#fff;border:1px solid var(--line);border-radius:6px}
      ul{padding-left:1.2em}@media(max-width:520px){dl{grid-template-columns:1fr}dd{margin-bottom:.4em}}
      """;

  private final Map<String, String> svgs;
  private final StringBuilder html = new StringBuilder();

  private HtmlReport(Map<String, String> svgs) {
    this.svgs = svgs;
  }

  /**
   * Returns the page.
   *
   * @param svgs the drawings, by the file names of the plots
   */
  static String of(Report report, Map<String, String> svgs) {
    return new HtmlReport(svgs).page(report);
  }

  private String page(Report report) {
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .append("<title>Ways of synthesizing under one budget</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Ways of synthesizing under one budget</h1>\n");
    list(report.configuration());
    heading("Arms");
    list(report.arms());
    report.tables().forEach(this::table);
    report.sections().forEach(this::section);
    return html.append("</body></html>\n").toString();
  }

  private void heading(String title) {
    html.append("<h2>").append(escaped(title)).append("</h2>\n");
  }

  private void list(Map<String, String> entries) {
    html.append("<dl>");
    entries.forEach(
        (name, value) ->
            html.append("<dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd>"));
    html.append("</dl>\n");
  }

  private void table(ReportTable table) {
    heading(table.title());
    html.append("<p class=\"quiet\">").append(escaped(table.note())).append("</p>\n");
    html.append("<div class=\"wide\"><table><thead>");
    row(table.header(), "th");
    html.append("</thead><tbody>\n");
    table.rows().forEach(cells -> row(cells, "td"));
    html.append("</tbody></table></div>\n");
  }

  private void row(List<String> cells, String element) {
    html.append("<tr>");
    for (String cell : cells) {
      html.append('<').append(element).append('>').append(escaped(cell));
      html.append("</").append(element).append('>');
    }
    html.append("</tr>\n");
  }

  private void section(Report.Section section) {
    heading(section.title());
    if (!section.sentences().isEmpty()) {
      html.append("<ul>");
      section.sentences().forEach(s -> html.append("<li>").append(escaped(s)).append("</li>\n"));
      html.append("</ul>\n");
    }
    html.append("<div class=\"plots\">");
    section.plots().forEach(this::image);
    html.append("</div>\n");
  }

  /** An image keeps the names within a drawing from those of another. */
  private void image(Plot plot) {
    byte[] svg = svgs.getOrDefault(plot.file(), "").getBytes(StandardCharsets.UTF_8);
    html.append("<img alt=\"")
        .append(escaped(plot.title() + ", over " + plot.xTitle()))
        .append("\" src=\"data:image/svg+xml;base64,")
        .append(Base64.getEncoder().encodeToString(svg))
        .append("\">\n");
  }

  private static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }
}
