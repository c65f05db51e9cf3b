package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Exact numbers in and out of JSON. What goes out is what a reader of its text would get back, so
 * that a result and its parsed copy are equal: whole numbers as integers, others as doubles, which
 * hold every number within {@link #LIMIT} exactly enough to print as it was.
 */
final class Decimals {
  /**
   * Numbers reach at most this far from zero. Larger doubles with decimals would print with
   * exponents.
   */
  static final BigDecimal LIMIT = BigDecimal.valueOf(10_000_000);

  /** Decimals that are kept of a computed result. */
  static final int MOST_DECIMALS = 6;

  private Decimals() {}

  /** Returns the number that the JSON text of {@code node} says. */
  static BigDecimal of(JsonNode node) {
    if (node.isDouble() || node.isFloat()) {
      // Not BigDecimal.valueOf: it goes by Double.toString, which differs between JDK releases.
      return new BigDecimal(NumberOutput.toString(node.doubleValue(), true));
    }
    return node.decimalValue();
  }

  static boolean withinLimit(BigDecimal value) {
    return value.abs().compareTo(LIMIT) < 0;
  }

  /** Returns whether a number has at most two decimals and is within the limit. */
  static boolean isAmount(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 2 && withinLimit(value);
  }

  /** Returns the number, rounded half up to at most the given count of decimals. */
  static JsonNode node(BigDecimal value, int decimals) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    if (rounded.scale() > 0) {
      return DoubleNode.valueOf(rounded.doubleValue());
    }
    long whole = rounded.longValueExact();
    return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
  }
}
