package io.tdscaling.core.cluster.report;

import com.google.common.html.HtmlEscapers;

/** Text within HTML. */
final class Html {
  private Html() {}

  /**
   * Returns a text that is nothing but text within HTML, and within attributes in single quotes.
   */
  static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }
}
