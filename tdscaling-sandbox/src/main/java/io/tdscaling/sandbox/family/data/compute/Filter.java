package io.tdscaling.sandbox.family.data.compute;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.PythonLiteral;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A condition that takes some of the records.
 *
 * @param field what it looks at, in every record
 * @param words how it is said after the noun
 * @param code the condition in Python
 * @param holds the condition here
 */
record Filter(Field field, String words, Function<Access, String> code, Predicate<JsonNode> holds) {
  private static final int TRIES = 8;

  /** Draws a condition that leaves some records, but not all. */
  static Optional<Filter> draw(Frame frame, Draw draw) {
    List<Field> fields =
        frame.all(Kind.CATEGORY, Kind.FLAG, Kind.NUMBER, Kind.DATE, Kind.TIME).stream()
            .filter(field -> field.missing() == 0)
            .toList();
    for (int i = 0; i < TRIES && !fields.isEmpty(); i++) {
      Filter filter = of(draw.one(fields), frame, draw);
      long left = frame.rows().stream().filter(filter.holds).count();
      if (left >= Frame.MIN_ROWS && left < frame.rows().size()) {
        return Optional.of(filter);
      }
    }
    return Optional.empty();
  }

  private static Filter of(Field field, Frame frame, Draw draw) {
    List<String> values = new ArrayList<>(new TreeSet<>(frame.texts(field).toList()));
    String value = draw.one(values);
    return switch (field.kind()) {
      case FLAG -> ofFlag(field, draw.chance(0.5));
      case NUMBER -> ofNumber(field, new BigDecimal(value), draw.chance(0.5), draw);
      case DATE, TIME -> ofDay(field, value.substring(0, 10), draw.chance(0.5));
      default -> ofCategory(field, values, draw);
    };
  }

  private static Filter ofFlag(Field field, boolean wanted) {
    return new Filter(
        field,
        "where " + field.words() + " is " + wanted,
        access -> (wanted ? "" : "not ") + access.get(field),
        row -> field.in(row).booleanValue() == wanted);
  }

  private static Filter ofNumber(Field field, BigDecimal limit, boolean atLeast, Draw draw) {
    String number = limit.stripTrailingZeros().toPlainString();
    String words =
        atLeast
            ? draw.one("with %s of at least %s", "with %s at %s or more")
            : draw.one("with %s of at most %s", "with %s no higher than %s");
    return new Filter(
        field,
        words.formatted(field.words(), number),
        access -> access.number(field) + (atLeast ? " >= " : " <= ") + number,
        row -> field.number(row).compareTo(limit) * (atLeast ? 1 : -1) >= 0);
  }

  private static Filter ofDay(Field field, String day, boolean from) {
    return new Filter(
        field,
        "with %s %s %s".formatted(field.words(), from ? "on or after" : "before", day),
        access -> access.day(field) + (from ? " >= " : " < ") + '"' + day + '"',
        row -> (field.in(row).textValue().substring(0, 10).compareTo(day) >= 0) == from);
  }

  private static Filter ofCategory(Field field, List<String> values, Draw draw) {
    if (values.size() > 2 && draw.chance(0.35)) {
      List<String> two = draw.some(2, values);
      return new Filter(
          field,
          "with %s \"%s\" or \"%s\"".formatted(field.words(), two.get(0), two.get(1)),
          access ->
              "%s in (%s, %s)"
                  .formatted(
                      access.get(field),
                      PythonLiteral.of(two.get(0)),
                      PythonLiteral.of(two.get(1))),
          row -> two.contains(field.in(row).asText()));
    }
    String value = draw.one(values);
    boolean equal = values.size() == 2 || draw.chance(0.5);
    return new Filter(
        field,
        (equal ? "with %s \"%s\"" : "whose %s is not \"%s\"").formatted(field.words(), value),
        access -> access.get(field) + (equal ? " == " : " != ") + PythonLiteral.of(value),
        row -> field.in(row).asText().equals(value) == equal);
  }
}
