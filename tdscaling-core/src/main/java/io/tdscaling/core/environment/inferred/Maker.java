package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.random.SeededRandom;

/** Makes one field's value up. */
@FunctionalInterface
interface Maker {
  /**
   * Returns a value.
   *
   * @param random what the value depends on
   * @param made the fields made before, with which the value should agree
   */
  JsonNode make(SeededRandom random, ObjectNode made);
}
