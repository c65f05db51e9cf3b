package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters that an input schema names. */
final class DeclaredParameters {
  /** Say themselves that names may be any, or say it elsewhere. */
  private static final List<String> OPEN =
      List.of(
          "additionalProperties",
          "patternProperties",
          "unevaluatedProperties",
          "$ref",
          "$dynamicRef");

  private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> PARTS = List.of("if", "then", "else");

  private DeclaredParameters() {}

  /** Returns all names, those in alternatives too; empty where a schema lets more names be. */
  static Optional<Set<String>> of(JsonNode schema) {
    Set<String> names = new HashSet<>();
    return collect(schema, names) ? Optional.of(names) : Optional.empty();
  }

  private static boolean collect(JsonNode schema, Set<String> names) {
    if (OPEN.stream().anyMatch(schema::has)) {
      return false;
    }
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    for (String list : LISTS) {
      for (JsonNode part : schema.path(list)) {
        if (!collect(part, names)) {
          return false;
        }
      }
    }
    return PARTS.stream().filter(schema::has).allMatch(part -> collect(schema.path(part), names));
  }
}
