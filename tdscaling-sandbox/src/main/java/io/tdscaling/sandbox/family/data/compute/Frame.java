package io.tdscaling.sandbox.family.data.compute;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.code.DataTable;
import io.tdscaling.sandbox.family.Draw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Records, and what their fields hold. */
final class Frame {
  static final int MIN_ROWS = 4;
  static final int MAX_ROWS = 60;

  private final String name;
  private final List<JsonNode> rows;
  private final List<Field> fields;

  private Frame(String name, List<JsonNode> rows) {
    this.name = name;
    this.rows = rows;
    fields = paths(rows).stream().map(path -> new FieldReader(path, rows).read()).toList();
  }

  /** Returns a table as a frame; empty if it has too few or too many records to work with. */
  static Optional<Frame> of(DataTable table) {
    int count = table.rows().size();
    return count < MIN_ROWS || count > MAX_ROWS
        ? Optional.empty()
        : Optional.of(new Frame(table.name(), table.rows()));
  }

  private static Set<List<String>> paths(List<JsonNode> rows) {
    Map<List<String>, Boolean> paths = new LinkedHashMap<>();
    for (JsonNode row : rows) {
      row.properties()
          .forEach(
              member -> {
                if (member.getValue().isObject()) {
                  member
                      .getValue()
                      .fieldNames()
                      .forEachRemaining(
                          inner -> paths.putIfAbsent(List.of(member.getKey(), inner), true));
                } else {
                  paths.putIfAbsent(List.of(member.getKey()), true);
                }
              });
    }
    return paths.keySet();
  }

  /** Returns what the records are called, in the plural. */
  String words() {
    return name.replace('_', ' ').strip();
  }

  String name() {
    return name;
  }

  List<JsonNode> rows() {
    return rows;
  }

  /** Returns a field as these records have it. */
  Field field(List<String> path) {
    return new FieldReader(path, rows).read();
  }

  /** Returns the records with a value in each of some fields. */
  Frame having(List<Field> needed) {
    return where(row -> needed.stream().allMatch(field -> field.isIn(row)));
  }

  /** Returns the records that a condition holds for. */
  Frame where(Predicate<JsonNode> condition) {
    return new Frame(name, rows.stream().filter(condition).toList());
  }

  /** Returns the fields of some kinds, in the order the records have them. */
  List<Field> all(Kind... kinds) {
    Set<Kind> wanted = Set.of(kinds);
    return fields.stream()
        .filter(field -> wanted.contains(field.kind()) && isWithinReach(field))
        .toList();
  }

  /** Returns whether programs can get at a field: the object around it is in every record. */
  private boolean isWithinReach(Field field) {
    return field.path().size() == 1
        || rows.stream().allMatch(row -> row.path(field.path().get(0)).isObject());
  }

  /** Draws a field of some kinds. */
  Optional<Field> one(Draw draw, Kind... kinds) {
    List<Field> candidates = all(kinds);
    return candidates.isEmpty() ? Optional.empty() : Optional.of(draw.one(candidates));
  }

  /** Draws a field of some kinds other than given ones. */
  Optional<Field> other(Draw draw, List<Field> taken, Kind... kinds) {
    List<Field> candidates = all(kinds).stream().filter(field -> !taken.contains(field)).toList();
    return candidates.isEmpty() ? Optional.empty() : Optional.of(draw.one(candidates));
  }

  /** Returns the values of a field, in order. */
  Stream<String> texts(Field field) {
    return rows.stream().filter(field::isIn).map(row -> field.in(row).asText());
  }

  /** Returns how many records have each value. */
  Map<String, BigDecimal> counts(Field category) {
    Map<String, BigDecimal> counts = new TreeMap<>();
    texts(category).forEach(text -> counts.merge(text, BigDecimal.ONE, BigDecimal::add));
    return counts;
  }

  /** Returns what a number adds up to for each value of a category. */
  Map<String, BigDecimal> totals(Field category, Field number) {
    Map<String, BigDecimal> totals = new TreeMap<>();
    for (JsonNode row : having(List.of(category, number)).rows) {
      totals.merge(category.in(row).asText(), number.number(row), BigDecimal::add);
    }
    return totals;
  }

  /** Returns whether one value stands alone at the top, or at the bottom. */
  static boolean hasOneLeader(Map<String, BigDecimal> values, boolean highest) {
    List<BigDecimal> order = new ArrayList<>(values.values());
    order.sort(null);
    int last = order.size() - 1;
    return last > 0
        && (highest
            ? order.get(last).compareTo(order.get(last - 1)) > 0
            : order.get(0).compareTo(order.get(1)) < 0);
  }
}
