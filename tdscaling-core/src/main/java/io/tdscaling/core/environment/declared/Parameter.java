package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a tool.
 *
 * @param name its name
 * @param type its type
 * @param values the values allowed, or empty where any will do
 * @param description what it is, for the model
 * @param optional whether a call may leave it out
 * @param fallback the argument where a call leaves it out, or null
 * @param bounds the numbers allowed
 * @param ref the entity whose id it is, or null
 * @param match how a search uses it
 * @param fields the fields that it is about; empty where it is about none
 * @param suggestions what a user might ask for
 */
record Parameter(
    String name,
    FieldType type,
    List<String> values,
    String description,
    boolean optional,
    @Nullable JsonNode fallback,
    Bounds bounds,
    @Nullable String ref,
    Match match,
    List<Field> fields,
    Suggestions suggestions) {
  private static final String ID_SUFFIX = "_id";

  /**
   * The numbers allowed, for numbers.
   *
   * @param least the smallest
   * @param most the largest
   */
  record Bounds(BigDecimal least, BigDecimal most) {}

  /**
   * Where values that a user might ask for come from.
   *
   * @param examples given values
   * @param days first and last day from today, or empty
   * @param person what to take from a person, or null
   */
  record Suggestions(
      List<JsonNode> examples, List<Integer> days, Person.@Nullable Attribute person) {}

  /** How a search compares an argument with a field. */
  enum Match {
    EQUALS,
    CONTAINS,
    MIN,
    MAX,
    /** Not a comparison: how many results to return. */
    LIMIT;

    static Optional<Match> of(String label) {
      return Stream.of(values())
          .filter(match -> match.name().toLowerCase(Locale.ROOT).equals(label))
          .findFirst();
    }
  }

  /** Returns whether this and another parameter of the same tool are one. */
  boolean is(@Nullable Parameter other) {
    return other != null && other.name().equals(name);
  }

  /** Returns the name by which expressions know the row that the argument is the id of. */
  String alias() {
    return name.endsWith(ID_SUFFIX) ? name.substring(0, name.length() - ID_SUFFIX.length()) : name;
  }
}
