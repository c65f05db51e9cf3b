package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.util.List;

/** What is asked of rows. */
final class Rows {
  private Rows() {}

  /** Returns whether a row has every field that it needs. */
  static boolean isComplete(Entity entity, ObjectNode row) {
    for (Field field : entity.fields().values()) {
      if (!field.optional() && !row.has(field.name())) {
        return false;
      }
    }
    return true;
  }

  /** Returns a row's fields as a result; a field that the row lacks is left out. */
  static ObjectNode view(ObjectNode row, List<Field> fields) {
    ObjectNode view = Json.object();
    for (Field field : fields) {
      JsonNode value = row.get(field.name());
      if (value != null) {
        view.set(field.name(), value);
      }
    }
    return view;
  }
}
