package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a row, reached from an alias over references.
 *
 * @param alias the row to begin with
 * @param hops references to follow, in order
 * @param field the field of the last row
 */
record FieldPath(String alias, List<Hop> hops, Field field) implements Expression {
  /**
   * A reference to follow.
   *
   * @param field the field that holds the id
   * @param entity the entity it is the id of
   */
  record Hop(String field, String entity) {}

  @Override
  public Kind kind() {
    return field.type().kind();
  }

  @Override
  public @Nullable Object value(Bindings bindings) {
    ObjectNode row = row(bindings);
    return row == null ? null : Values.of(row.get(field.name()), kind());
  }

  /** Returns the row that has the field, or null if there is none. */
  @Nullable ObjectNode row(Bindings bindings) {
    ObjectNode row = bindings.row(alias);
    for (Hop hop : hops) {
      JsonNode id = row == null ? null : row.get(hop.field());
      row = id == null ? null : bindings.find(hop.entity(), id.asText());
    }
    return row;
  }

  /**
   * Returns the row that has the field, to be changed, or null if there is none.
   *
   * @param frame where the row to begin with can be changed already
   */
  @Nullable ObjectNode changeableRow(Frame frame) {
    ObjectNode row = row(frame);
    return row == null || hops.isEmpty()
        ? row
        : frame.table(hops.get(hops.size() - 1).entity()).changeable(row);
  }
}
