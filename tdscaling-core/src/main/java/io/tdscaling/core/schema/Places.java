package io.tdscaling.core.schema;

import io.tdscaling.core.text.ResourceFiles;
import java.util.List;
import java.util.Optional;

/**
 * Cities with the figures and codes that belong to them, so that what is said of one place agrees.
 */
final class Places {
  private static final List<String> COLUMNS =
      List.of(
          "city",
          "region",
          "country",
          "country_code",
          "latitude",
          "longitude",
          "timezone",
          "currency",
          "zip",
          "airport",
          "language_code",
          "locale");

  private final List<List<String>> rows;

  Places() {
    rows = ResourceFiles.lines(Places.class, "places.txt").stream().map(Places::cells).toList();
  }

  private static List<String> cells(String line) {
    List<String> cells = List.of(line.split("\\|", -1));
    if (cells.size() != COLUMNS.size()) {
      throw new IllegalStateException("a place needs " + COLUMNS.size() + " cells: " + line);
    }
    return cells;
  }

  int size() {
    return rows.size();
  }

  /** Returns what the column says of one place, if there is such a column. */
  Optional<String> cell(int place, String column) {
    int at = COLUMNS.indexOf(column);
    return at < 0 ? Optional.empty() : Optional.of(rows.get(place % rows.size()).get(at));
  }
}
