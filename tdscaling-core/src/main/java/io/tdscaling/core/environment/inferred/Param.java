package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.schema.Shape;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.SlotKind;

/**
 * One parameter of a tool.
 *
 * @param slot what it is for
 * @param shape what it accepts
 * @param facet the field of the entity it compares with, where it is an identifier
 * @param root the tool's input schema
 * @param schema the parameter's own schema, as it stands in {@code root}
 */
record Param(Slot slot, Shape shape, String facet, JsonNode root, JsonNode schema) {
  static Param of(Slot slot, JsonNode root) {
    JsonNode schema = root.path("properties").path(slot.parameter());
    return new Param(slot, Shape.of(root, schema), Facets.of(slot.parameter()), root, schema);
  }

  /** Returns this parameter as one that points at such a thing. */
  Param identifying(String noun, String key) {
    Slot pointing = new Slot(slot.parameter(), SlotKind.IDENTIFIER, noun, slot.required());
    String field = slot.kind() == SlotKind.IDENTIFIER ? facet : Facets.spelled(key);
    return new Param(pointing, shape, field, root, schema);
  }

  /** Returns this parameter as one that just says something. */
  Param saying() {
    Slot value = new Slot(slot.parameter(), SlotKind.VALUE, "", slot.required());
    return new Param(value, shape, facet, root, schema);
  }

  Param comparing(String field) {
    return new Param(slot, shape, field, root, schema);
  }

  String name() {
    return slot.parameter();
  }

  boolean is(SlotKind kind) {
    return slot.kind() == kind;
  }

  boolean identifies() {
    return slot.kind() == SlotKind.IDENTIFIER && shape.scalar();
  }
}
