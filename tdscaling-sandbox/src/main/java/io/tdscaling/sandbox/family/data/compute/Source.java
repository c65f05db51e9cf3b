package io.tdscaling.sandbox.family.data.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.PythonLiteral;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How records come into a program.
 *
 * @param way one of the ways
 * @param frame the records
 * @param fields the fields that are taken along
 * @param variable what the records are called in the program
 */
record Source(Way way, Frame frame, List<Field> fields, String variable) {
  /** A way for records to come into a program. */
  enum Way {
    LITERAL,
    NAMED_TUPLES,
    DATA_CLASS,
    JSON_OPENED,
    JSON_READ,
    CSV
  }

  static Source draw(Frame frame, List<Field> fields, String variable, Draw draw) {
    Way way =
        draw.one(
            Way.LITERAL,
            Way.LITERAL,
            Way.LITERAL,
            Way.JSON_OPENED,
            Way.JSON_READ,
            Way.CSV,
            Way.CSV,
            Way.NAMED_TUPLES,
            Way.DATA_CLASS);
    boolean named =
        fields.stream().map(Field::name).distinct().count() == fields.size()
            && fields.stream().allMatch(field -> PythonLiteral.isName(field.name()));
    return new Source(named ? way : Way.LITERAL, frame, fields, variable);
  }

  Access.Style style() {
    return switch (way) {
      case LITERAL, JSON_OPENED, JSON_READ -> Access.Style.DICT;
      case CSV -> Access.Style.FLAT;
      case NAMED_TUPLES, DATA_CLASS -> Access.Style.ATTRIBUTES;
    };
  }

  /** Returns the name of the file that the records are written to first; empty for none. */
  String file() {
    return switch (way) {
      case JSON_OPENED, JSON_READ -> variable + ".json";
      case CSV -> variable + ".csv";
      default -> "";
    };
  }

  String fileContent() {
    return way == Way.CSV ? csv() : lines("[\n", "  ", ",\n", "\n]\n", JsonNode::toString);
  }

  List<String> imports() {
    return switch (way) {
      case LITERAL -> List.of();
      case NAMED_TUPLES -> List.of("from collections import namedtuple");
      case DATA_CLASS -> List.of("from dataclasses import dataclass");
      case JSON_OPENED -> List.of("import json");
      case JSON_READ -> List.of("import json", "from pathlib import Path");
      case CSV -> List.of("import csv");
    };
  }

  /** Returns the code that makes the records; if raw, without turning texts into numbers. */
  String code(boolean raw) {
    return switch (way) {
      case LITERAL -> lines(variable + " = [\n", "    ", ",\n", ",\n]", PythonLiteral::of);
      case NAMED_TUPLES -> tuples();
      case DATA_CLASS -> dataClass();
      case JSON_OPENED ->
          "with open(\"%s\", encoding=\"utf-8\") as file:\n    %s = json.load(file)"
              .formatted(file(), variable);
      case JSON_READ ->
          "%s = json.loads(Path(\"%s\").read_text(encoding=\"utf-8\"))".formatted(variable, file());
      case CSV -> reader(raw ? "" : conversions("row"));
    };
  }

  /** Returns whether reading turns texts into numbers or booleans. */
  boolean converts() {
    return way == Way.CSV && !conversions("row").isEmpty();
  }

  private String reader(String conversions) {
    String open =
        "with open(\"%s\", newline=\"\", encoding=\"utf-8\") as file:\n    ".formatted(file());
    return open
        + (conversions.isEmpty()
            ? "%s = list(csv.DictReader(file))".formatted(variable)
            : "%s = [\n        {**row, %s}\n        for row in csv.DictReader(file)\n    ]"
                .formatted(variable, conversions));
  }

  private String conversions(String row) {
    return fields.stream()
        .filter(field -> field.kind() == Kind.NUMBER || field.kind() == Kind.FLAG)
        .map(field -> PythonLiteral.of(field.name()) + ": " + converted(field, row))
        .collect(Collectors.joining(", "));
  }

  static String converted(Field field, String row) {
    String text = row + "[" + PythonLiteral.of(field.name()) + "]";
    if (field.kind() == Kind.FLAG) {
      return text + " == \"true\"";
    }
    String number = (field.whole() ? "int(" : "float(") + text + ")";
    return field.missing() == 0 ? number : number + " if " + text + " else None";
  }

  private String tuples() {
    String type = typeName();
    String names =
        fields.stream()
            .map(field -> PythonLiteral.of(field.name()))
            .collect(Collectors.joining(", "));
    return "%s = namedtuple(\"%s\", [%s])\n".formatted(type, type, names) + instances(type);
  }

  private String dataClass() {
    String members =
        fields.stream()
            .map(field -> "    " + field.name() + ": " + field.type() + "\n")
            .collect(Collectors.joining());
    return "@dataclass(frozen=True)\nclass %s:\n%s\n\n".formatted(typeName(), members)
        + instances(typeName());
  }

  private String instances(String type) {
    return lines(
        variable + " = [\n",
        "    ",
        ",\n",
        ",\n]",
        row ->
            fields.stream()
                .map(field -> PythonLiteral.of(field.in(row)))
                .collect(Collectors.joining(", ", type + "(", ")")));
  }

  private String typeName() {
    String word = Words.singular(variable);
    StringBuilder name = new StringBuilder();
    for (String part : word.split("_", -1)) {
      name.append(Words.capitalized(part));
    }
    return name.isEmpty() ? "Row" : name.toString();
  }

  private String csv() {
    String head = fields.stream().map(Field::name).collect(Collectors.joining(","));
    // Readers skip empty lines, which a single empty value would be.
    String none = fields.size() == 1 ? "\"\"" : "";
    return frame.rows().stream()
        .map(
            row ->
                fields.stream()
                    .map(field -> field.isIn(row) ? quoted(field.in(row).asText()) : none)
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", head + "\n", "\n"));
  }

  private static String quoted(String text) {
    return text.contains(",") || text.contains("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private String lines(
      String start, String indent, String between, String end, Function<JsonNode, String> line) {
    boolean whole = way == Way.NAMED_TUPLES || way == Way.DATA_CLASS;
    return frame.rows().stream()
        .map(row -> indent + line.apply(whole ? row : taken(row)))
        .collect(Collectors.joining(between, start, end));
  }

  /** Returns a record with nothing but the fields that are taken along. */
  private ObjectNode taken(JsonNode row) {
    ObjectNode taken = JsonNodeFactory.instance.objectNode();
    for (Field field : fields) {
      JsonNode value = field.in(row);
      ObjectNode owner =
          field.path().size() == 1 ? taken : taken.withObjectProperty(field.path().get(0));
      if (!value.isMissingNode()) {
        owner.set(field.path().get(field.path().size() - 1), value);
      }
    }
    return taken;
  }
}
