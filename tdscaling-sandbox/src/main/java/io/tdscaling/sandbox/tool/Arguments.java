package io.tdscaling.sandbox.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.google.common.base.Ascii;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.sandbox.workspace.Characters;
import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.Quoted;
import io.tdscaling.sandbox.workspace.RefusedException;
import java.util.Iterator;
import java.util.OptionalInt;

/** A call's arguments, read as what the tool's input schema says they are. */
public final class Arguments {
  private final JsonNode values;

  private Arguments(JsonNode values) {
    this.values = values;
  }

  /** Checks that the arguments are an object with every required member and no unknown one. */
  static Arguments of(JsonNode values, ToolSpec spec) throws RefusedException {
    if (!values.isObject()) {
      throw invalid("arguments must be a JSON object, got " + typeOf(values));
    }
    JsonNode schema = spec.inputSchema();
    for (Iterator<String> names = values.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!schema.path("properties").has(name)) {
        throw invalid("unknown argument " + Quoted.of(name));
      }
    }
    Arguments arguments = new Arguments(values);
    for (JsonNode name : schema.path("required")) {
      arguments.require(name.textValue());
    }
    return arguments;
  }

  /** Checks that arguments are there. */
  void require(String... names) throws RefusedException {
    for (String name : names) {
      if (!has(name)) {
        throw invalid("missing argument " + Quoted.of(name));
      }
    }
  }

  /** Returns whether an argument is there. */
  boolean has(String name) {
    return values.has(name);
  }

  /** Returns a required text. */
  String text(String name) throws RefusedException {
    JsonNode value = values.path(name);
    if (!value.isTextual()) {
      throw wrongType(name, "a string", value);
    }
    int unpaired = Characters.unpairedSurrogate(value.textValue());
    if (unpaired >= 0) {
      throw invalid(
          "argument " + Quoted.of(name) + " has an unpaired surrogate at position " + unpaired);
    }
    return value.textValue();
  }

  /** Returns an optional text. */
  String text(String name, String defaultValue) throws RefusedException {
    return values.has(name) ? text(name) : defaultValue;
  }

  /** Returns an optional truth value. */
  boolean flag(String name, boolean defaultValue) throws RefusedException {
    if (!values.has(name)) {
      return defaultValue;
    }
    JsonNode value = values.path(name);
    if (!value.isBoolean()) {
      throw wrongType(name, "a boolean", value);
    }
    return value.booleanValue();
  }

  /** Returns an optional line number. As in JSON Schema, {@code 1.0} is an integer. */
  OptionalInt line(String name) throws RefusedException {
    if (!values.has(name)) {
      return OptionalInt.empty();
    }
    JsonNode value = values.path(name);
    if (!value.isNumber() || !value.canConvertToExactIntegral()) {
      throw wrongType(name, "an integer", value);
    }
    if (!value.canConvertToInt() || value.intValue() < 1) {
      throw invalid("argument " + Quoted.of(name) + " must be from 1 to " + Integer.MAX_VALUE);
    }
    return OptionalInt.of(value.intValue());
  }

  static RefusedException invalid(String message) {
    return FailureCode.INVALID_ARGUMENTS.because(message);
  }

  private static RefusedException wrongType(String name, String wanted, JsonNode value) {
    return invalid("argument " + Quoted.of(name) + " must be " + wanted + ", got " + typeOf(value));
  }

  private static String typeOf(JsonNode value) {
    if (value.getNodeType() == JsonNodeType.NUMBER) {
      return value.canConvertToExactIntegral() ? "integer" : "fraction";
    }
    return Ascii.toLowerCase(value.getNodeType().name());
  }
}
