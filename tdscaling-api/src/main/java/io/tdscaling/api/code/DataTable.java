package io.tdscaling.api.code;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.internal.Checks;
import java.util.List;

/**
 * Records that a tool returned.
 *
 * @param name what the records are, in the plural and as a Python name, such as {@code orders}
 * @param rows the records, JSON objects, at least one; not to be modified
 */
public record DataTable(String name, List<JsonNode> rows) {
  /** Copies the list and checks that it holds objects. */
  public DataTable {
    Checks.notBlank(name, "name");
    rows = List.copyOf(rows);
    Checks.notEmpty(rows, "rows");
    rows.forEach(
        row -> {
          if (!row.isObject()) {
            throw new IllegalArgumentException(
                "rows of " + name + " must be JSON objects, got " + row.getNodeType());
          }
        });
  }
}
