package io.tdscaling.api.blueprint;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What an earlier result has to say for a step to be made.
 *
 * @param from id of the earlier planned call
 * @param path JSON Pointer into its result
 * @param test how the value there is compared
 * @param value what it is compared with; a number where the test orders
 */
public record Condition(String from, String path, Test test, JsonNode value) {
  /** Checks the path and the value. */
  public Condition {
    JsonPointer.compile(path);
    value = value.deepCopy();
    if (test.orders() && !value.isNumber()) {
      throw new IllegalArgumentException(
          "a condition that tests " + test.label() + " needs a number, got " + value);
    }
  }

  /** Ways to compare. */
  public enum Test {
    /** The value is the same; numbers by what they amount to. */
    EQUALS,
    /** The value is another one. */
    DIFFERS,
    /** The number is that or more. */
    AT_LEAST,
    /** The number is less. */
    BELOW;

    /** Returns the lower-case label used in files. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the test that holds where this one does not. */
    public Test opposite() {
      return switch (this) {
        case EQUALS -> DIFFERS;
        case DIFFERS -> EQUALS;
        case AT_LEAST -> BELOW;
        case BELOW -> AT_LEAST;
      };
    }

    private boolean orders() {
      return this == AT_LEAST || this == BELOW;
    }
  }

  /** Returns the condition that holds where this one does not. */
  public Condition opposite() {
    return new Condition(from, path, test.opposite(), value);
  }

  /**
   * Returns whether the condition holds of the earlier call's result. One about a value that is not
   * there, or that cannot be ordered, does not hold and nor does its opposite.
   */
  public boolean holds(JsonNode result) {
    JsonNode actual = result.at(path);
    if (actual.isMissingNode() || (test.orders() && !actual.isNumber())) {
      return false;
    }
    return switch (test) {
      case EQUALS -> same(actual);
      case DIFFERS -> !same(actual);
      case AT_LEAST -> actual.decimalValue().compareTo(value.decimalValue()) >= 0;
      case BELOW -> actual.decimalValue().compareTo(value.decimalValue()) < 0;
    };
  }

  private boolean same(JsonNode actual) {
    boolean numbers = actual.isNumber() && value.isNumber();
    return numbers
        ? actual.decimalValue().compareTo(value.decimalValue()) == 0
        : actual.equals(value);
  }
}
