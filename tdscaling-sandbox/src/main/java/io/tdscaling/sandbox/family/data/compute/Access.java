package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.sandbox.family.data.build.PythonLiteral;
import io.tdscaling.sandbox.family.data.build.Template;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a program gets at the fields of records.
 *
 * @param rows variable that holds the records
 * @param row variable that holds one of them
 * @param style how records are held
 * @param raw whether numbers written as texts are taken as they are, which is a mistake
 * @param mistaken a field that is taken for another's name, or null
 */
record Access(String rows, String row, Style style, boolean raw, @Nullable Field mistaken) {
  /** How records are held. */
  enum Style {
    /** Dictionaries just as the records are. */
    DICT,
    /** Dictionaries without others in them. */
    FLAT,
    /** Objects with attributes. */
    ATTRIBUTES
  }

  Access asRaw() {
    return new Access(rows, row, style, true, mistaken);
  }

  Access mistaking(Field field) {
    return new Access(rows, row, style, raw, field);
  }

  Access over(String otherRows, String otherRow) {
    return new Access(otherRows, otherRow, style, raw, mistaken);
  }

  /** Returns the value of a field. */
  String get(Field field) {
    return row + place(field);
  }

  /** Returns what follows a record to get a field of it. */
  String place(Field field) {
    String wrong = field.equals(mistaken) ? wrongName(field) : "";
    if (style == Style.ATTRIBUTES) {
      return "." + (wrong.isEmpty() ? field.name() : wrong);
    }
    if (style == Style.FLAT || !wrong.isEmpty()) {
      return "[" + PythonLiteral.of(wrong.isEmpty() ? field.name() : wrong) + "]";
    }
    StringBuilder place = new StringBuilder();
    field.path().forEach(name -> place.append('[').append(PythonLiteral.of(name)).append(']'));
    return place.toString();
  }

  /** Returns a name that a field might as well have. */
  static String wrongName(Field field) {
    String name = field.name();
    int last = name.lastIndexOf('_');
    return last > 0 ? name.substring(0, last) : name + "_value";
  }

  /** Returns the value of a field as a number. */
  String number(Field field) {
    boolean converts = field.text() && style != Style.FLAT && !raw;
    return converts ? "float(" + get(field) + ")" : get(field);
  }

  /** Returns the day of a date or time, as text. */
  String day(Field field) {
    return get(field) + (field.kind() == Kind.TIME ? "[:10]" : "");
  }

  /** Returns the condition that a record has a value in a field. */
  String present(Field field) {
    if (style == Style.ATTRIBUTES) {
      return get(field) + " is not None";
    }
    if (style == Style.FLAT) {
      boolean converted = field.kind() == Kind.NUMBER;
      return converted ? get(field) + " is not None" : get(field);
    }
    String place = get(field);
    String name = PythonLiteral.of(field.path().get(field.path().size() - 1));
    String owner = place.substring(0, place.length() - name.length() - 2);
    return owner + ".get(" + name + ") is not None";
  }

  /**
   * Fills a template in which {@code rows} and {@code row} are the variables.
   *
   * @param namesAndValues names of places and, for each, a field or a text
   */
  String fill(String template, Object... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    values.put("rows", rows);
    values.put("row", row);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      values.put(
          String.valueOf(namesAndValues[i]),
          value instanceof Field field ? expression(field) : String.valueOf(value));
    }
    return Template.fill(template, values);
  }

  private String expression(Field field) {
    return switch (field.kind()) {
      case NUMBER -> number(field);
      default -> get(field);
    };
  }
}
