package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A link whose other service is known.
 *
 * @param service id of the other service
 * @param entity entity of the other service
 * @param where condition on its rows, or null for all
 * @param values what each linked field takes from such a row, by the field's name
 */
record LinkSource(
    String service, String entity, @Nullable Condition where, Map<String, Expression> values) {

  /** Returns the rows of the other service that can be linked, each with what it refers to. */
  List<Frame> rows(World world, Map<String, Table> tables) {
    List<Frame> rows = new ArrayList<>();
    Table table = tables.get(entity);
    if (table != null) {
      table
          .rows()
          .forEach(
              row -> {
                Frame frame = new Frame(world, tables, Json.object());
                frame.bind(entity, row);
                if (where == null || !where.fails(frame)) {
                  rows.add(frame);
                }
              });
    }
    return rows;
  }

  boolean fills(Field field) {
    return values.containsKey(field.name());
  }

  /**
   * Returns what a field takes from a row of the other service; null if that has no such value or
   * the field's enum lacks it.
   */
  @Nullable JsonNode value(Field field, Frame row) {
    Expression expression = values.get(field.name());
    Object value = expression == null ? null : expression.value(row);
    JsonNode node = value == null ? null : Values.node(value, field.type());
    // The kind was checked when the link was read; what an enum lacks is not known before.
    return node == null || !field.allows(node) ? null : node;
  }
}
