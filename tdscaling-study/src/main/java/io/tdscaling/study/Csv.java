package io.tdscaling.study;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values, as RFC 4180 has them, with line feeds. */
final class Csv {
  private Csv() {}

  /** Returns a line; a value with a comma, a quote or a line break is quoted. */
  static String line(List<String> values) {
    return values.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
