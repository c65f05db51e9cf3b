package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The types of fields and parameters. */
enum FieldType {
  /** A short text. */
  STRING(Kind.TEXT),
  /** A text of some sentences. */
  TEXT(Kind.TEXT),
  EMAIL(Kind.TEXT),
  INTEGER(Kind.NUMBER),
  /** A number with at most two decimals, such as an amount of money. */
  DECIMAL(Kind.NUMBER),
  BOOLEAN(Kind.BOOLEAN),
  DATE(Kind.DATE),
  /** A time in UTC, to the second. */
  DATE_TIME(Kind.DATE);

  private static final int LONGEST_STRING = 200;
  private static final int LONGEST_TEXT = 4_000;

  private static final String DAY_FORM = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])";
  private static final Pattern DAY = Pattern.compile(DAY_FORM);
  private static final Pattern TIME =
      Pattern.compile(DAY_FORM + "T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ");

  private final Kind kind;

  FieldType(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<FieldType> of(String label) {
    return Stream.of(values()).filter(type -> type.label().equals(label)).findFirst();
  }

  /** Returns whether a value written in a declaration is of this type. */
  boolean fits(JsonNode value) {
    return switch (this) {
      case STRING, TEXT -> value.isTextual() && !value.textValue().isBlank();
      case EMAIL -> value.isTextual() && value.textValue().indexOf('@') > 0;
      case INTEGER -> value.isInt();
      case DECIMAL -> value.isNumber() && Decimals.isAmount(Decimals.of(value));
      case BOOLEAN -> value.isBoolean();
      case DATE -> value.isTextual() && DAY.matcher(value.textValue()).matches();
      case DATE_TIME -> value.isTextual() && TIME.matcher(value.textValue()).matches();
    };
  }

  /** Returns a new JSON Schema of results of this type. */
  ObjectNode resultSchema() {
    ObjectNode schema = Json.object();
    return switch (this) {
      case INTEGER -> schema.put("type", "integer");
      case DECIMAL -> schema.put("type", "number");
      case BOOLEAN -> schema.put("type", "boolean");
      case STRING, TEXT -> schema.put("type", "string");
      case EMAIL, DATE, DATE_TIME -> schema.put("type", "string").put("format", label());
    };
  }

  /** Returns a new JSON Schema of arguments of this type. */
  ObjectNode argumentSchema() {
    ObjectNode schema = resultSchema();
    return switch (this) {
      case STRING -> schema.put("minLength", 1).put("maxLength", LONGEST_STRING);
      case TEXT -> schema.put("minLength", 1).put("maxLength", LONGEST_TEXT);
      default -> schema;
    };
  }
}
