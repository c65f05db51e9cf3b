package io.tdscaling.study;

import java.util.List;

/**
 * A table for people.
 *
 * @param title what it shows
 * @param note how to read it
 * @param header the columns' heads
 * @param rows the cells, as many in each row as there are columns
 */
record ReportTable(String title, String note, List<String> header, List<List<String>> rows) {
  ReportTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
