package io.tdscaling.sandbox.family.data.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A field of records, or a field of an object in one.
 *
 * @param path names that lead to it, one or two
 * @param kind what it holds
 * @param whole whether all its numbers are whole
 * @param text whether its numbers are written as texts
 * @param missing how many records have no value there
 */
record Field(List<String> path, Kind kind, boolean whole, boolean text, int missing) {
  /** Returns the value in a record; a missing node or null where there is none. */
  JsonNode in(JsonNode row) {
    JsonNode value = row;
    for (String name : path) {
      value = value.path(name);
    }
    return value;
  }

  boolean isIn(JsonNode row) {
    return !in(row).isMissingNode() && !in(row).isNull();
  }

  BigDecimal number(JsonNode row) {
    return new BigDecimal(in(row).asText());
  }

  /** Returns what it is called in a sentence. */
  String words() {
    String last = path.get(path.size() - 1);
    if (last.matches("\\w+(?:_at|_on|At|On)")) {
      return last; // "ordered at" is no noun
    }
    String words = path.size() == 1 ? last : path.get(0) + " " + last;
    return words
        .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** Returns its name as one word, as a column or an attribute has it. */
  String name() {
    String name =
        String.join("_", path)
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .replaceAll("^_+|_+$", "")
            .toLowerCase(Locale.ROOT);
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "field_" + name : name;
  }

  /** Returns the type that Python's annotations say. */
  String type() {
    String type =
        switch (kind) {
          case NUMBER -> text ? "str" : whole ? "int" : "float";
          case FLAG -> "bool";
          default -> "str";
        };
    return missing == 0 ? type : type + " | None";
  }
}
