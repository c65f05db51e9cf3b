package io.tdscaling.study.learner;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.semantics.ToolSemantics;
import java.util.List;
import java.util.Set;

/**
 * What a schema says of one place for an argument.
 *
 * @param name its name, or {@code *} where the schema does not name it
 * @param stems the stems of the name
 * @param kind what it is for
 * @param entity the thing it names; empty where it names none
 * @param required whether it has to be given
 * @param type the JSON type, or empty
 * @param closed whether the schema lists its values
 * @param preset whether it has a default
 * @param shape the shape of values that it wants
 * @param said stems of its description, the first few
 */
record Parameter(
    String name,
    List<String> stems,
    SlotKind kind,
    String entity,
    boolean required,
    String type,
    boolean closed,
    boolean preset,
    Shape shape,
    List<String> said) {
  private static final int MOST_SAID = 8;
  private static final int LONGEST_DESCRIPTION = 300;
  private static final Set<String> DATES = Set.of("dat", "day", "since", "until", "deadlin");
  private static final Set<String> PLACES =
      Set.of("path", "fil", "filenam", "filepath", "directory");
  private static final Set<String> LINKS = Set.of("url", "uri", "link");
  private static final Set<String> MAILS = Set.of("email", "mail");

  static Parameter of(
      String name, JsonNode schema, SlotKind kind, String entity, boolean required) {
    List<String> stems = Stems.ofName(name);
    String type = type(schema);
    String description = schema.path("description").asText("");
    List<String> said =
        Stems.of(description.substring(0, Math.min(LONGEST_DESCRIPTION, description.length())));
    return new Parameter(
        name,
        stems,
        kind,
        entity,
        required,
        type,
        schema.path("enum").isArray() || schema.has("const"),
        schema.has("default"),
        shape(stems, type, schema.path("format").asText(""), kind),
        List.copyOf(said.subList(0, Math.min(MOST_SAID, said.size()))));
  }

  /** Returns the parameter for a place inside another, or for one that the schema lacks. */
  static Parameter nested(String name, JsonNode schema, boolean required) {
    String entity = ToolSemantics.entityNamed(name, "").orElse("");
    SlotKind kind = entity.isEmpty() ? SlotKind.VALUE : SlotKind.IDENTIFIER;
    return of(name, schema, kind, entity, required);
  }

  String lastStem() {
    return stems.isEmpty() ? "" : stems.get(stems.size() - 1);
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.path(0).asText("") : type.asText("");
  }

  private static Shape shape(List<String> stems, String type, String format, SlotKind kind) {
    if (type.equals("integer") || type.equals("number")) {
      return Shape.NUMBER;
    }
    if (format.startsWith("date") || stems.stream().anyMatch(DATES::contains)) {
      return Shape.DATE;
    }
    if (format.equals("email") || stems.stream().anyMatch(MAILS::contains)) {
      return Shape.EMAIL;
    }
    if (format.equals("uri") || stems.stream().anyMatch(LINKS::contains)) {
      return Shape.URL;
    }
    if (stems.stream().anyMatch(PLACES::contains)) {
      return Shape.PATH;
    }
    return kind == SlotKind.IDENTIFIER ? Shape.IDENTIFIER : Shape.TEXT;
  }
}
