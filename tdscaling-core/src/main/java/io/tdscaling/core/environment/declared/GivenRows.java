package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the rows that a declaration gives for an entity. */
final class GivenRows {
  private GivenRows() {}

  static void check(Members entity, List<JsonNode> rows, Map<String, Field> fields) {
    for (int i = 0; i < rows.size(); i++) {
      String pointer = entity.pointer("rows") + "/" + i;
      rows.get(i)
          .properties()
          .forEach(value -> check(entity.problems(), pointer, value, fields.get(value.getKey())));
    }
    fields.values().stream()
        .filter(Field::unique)
        .forEach(field -> checkUnique(entity, rows, field));
  }

  private static void check(
      Problems problems, String row, Map.Entry<String, JsonNode> value, @Nullable Field field) {
    String pointer = row + "/" + value.getKey();
    if (field == null) {
      problems.add(pointer, "is no field of the entity");
    } else if (field.isId() || field.ref() != null) {
      problems.add(pointer, "ids and references are made, not given");
    } else if (!field.fits(value.getValue())) {
      String message = "must be of the field's type " + field.type().label() + " and in its enum";
      problems.add(pointer, message, value.getValue());
    }
  }

  private static void checkUnique(Members entity, List<JsonNode> rows, Field field) {
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode row : rows) {
      JsonNode value = row.get(field.name());
      if (value != null && !seen.add(value)) {
        String message = "two rows have the same \"" + field.name() + "\"";
        entity.problems().add(entity.pointer("rows"), message, value);
      }
    }
  }
}
