package io.tdscaling.core.cluster.report;

import com.google.common.html.HtmlEscapers;
import io.tdscaling.core.text.Excerpt;

/** Text within HTML. */
final class Html {
  private Html() {}

  /**
   * Returns a text that is nothing but text within HTML, and within attributes in single quotes. It
   * is on one line, and characters that nobody sees are spelled out.
   */
  static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(Excerpt.line(text));
  }
}
