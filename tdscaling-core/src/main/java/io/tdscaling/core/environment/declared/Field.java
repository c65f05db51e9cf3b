package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of an entity.
 *
 * @param name its name
 * @param type its type
 * @param values the values allowed, or empty where any will do
 * @param ref the entity whose id the field holds, or null
 * @param unique whether no two rows may share a value
 * @param optional whether a row may lack it
 * @param description what it is
 * @param isId whether it is the entity's own id
 */
record Field(
    String name,
    FieldType type,
    List<String> values,
    @Nullable String ref,
    boolean unique,
    boolean optional,
    String description,
    boolean isId) {
  Field {
    values = List.copyOf(values);
  }

  /** Returns whether a value written in a declaration may be in this field. */
  boolean fits(JsonNode value) {
    return type.fits(value) && allows(value);
  }

  /** Returns whether the enum, if there is one, has the value. */
  boolean allows(JsonNode value) {
    return values.isEmpty() || values.contains(value.asText());
  }

  static Field id(String entity) {
    String name = entity + "_id";
    String description = "Id of the " + entity.replace('_', ' ') + ".";
    return new Field(name, FieldType.STRING, List.of(), null, true, false, description, true);
  }
}
