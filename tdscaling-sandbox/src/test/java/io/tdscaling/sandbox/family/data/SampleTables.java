package io.tdscaling.sandbox.family.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tdscaling.api.code.DataTable;
import io.tdscaling.sandbox.family.Draw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Records of very different shape, messy ones among them. */
final class SampleTables {
  private static final List<DataTable> ALL = read();

  private SampleTables() {}

  static List<DataTable> all() {
    return ALL;
  }

  /**
   * Returns three of them, as a conversation may have brought together, or orders' and two more.
   */
  static List<DataTable> some(long seed) {
    Draw draw = new Draw(seed);
    List<DataTable> tables = new ArrayList<>(draw.some(2, ALL));
    tables.addAll(ALL.subList(0, draw.chance(0.5) ? 2 : 1));
    return tables.stream().distinct().toList();
  }

  private static List<DataTable> read() {
    try (InputStream source = SampleTables.class.getResourceAsStream("tables.json")) {
      List<DataTable> tables = new ArrayList<>();
      new JsonMapper()
          .readTree(source)
          .properties()
          .forEach(
              table -> {
                List<JsonNode> rows = new ArrayList<>();
                table.getValue().forEach(rows::add);
                tables.add(new DataTable(table.getKey(), rows));
              });
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
