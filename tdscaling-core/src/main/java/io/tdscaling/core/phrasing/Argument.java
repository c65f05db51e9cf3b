package io.tdscaling.core.phrasing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An argument that is to be said.
 *
 * @param parameter its parameter's name
 * @param value the value; empty where it is pointed at
 * @param spoken the value as it is said, or what points at it, such as "the first order's ID"
 * @param named whether what is spoken says already what it is for
 */
public record Argument(String parameter, Optional<JsonNode> value, String spoken, boolean named) {
  /** Returns an argument whose value is said. */
  public static Argument of(String parameter, JsonNode value) {
    return new Argument(parameter, Optional.of(value), SpokenValues.plain(value), false);
  }

  /** Returns an argument that is pointed at. */
  public static Argument reference(String parameter, String spoken, boolean named) {
    return new Argument(parameter, Optional.empty(), spoken, named);
  }

  String label() {
    return SpokenValues.label(parameter);
  }

  boolean isText() {
    return value.isEmpty() || value.get().isTextual();
  }

  boolean isNumber() {
    return value.isPresent() && value.get().isNumber();
  }

  boolean isBoolean() {
    return value.isPresent() && value.get().isBoolean();
  }

  boolean isScalar() {
    return value.isEmpty() || value.get().isValueNode();
  }

  /** Returns whether there is nothing to say, as with an empty object. */
  boolean isEmpty() {
    return value.isPresent()
        && (value.get().isNull() || (value.get().isContainerNode() && value.get().isEmpty()));
  }
}
