package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** How deep and how large JSON from outside may be. */
final class Bounds {
  static final int MAX_SCHEMA_BYTES = 1 << 20;
  static final int MAX_SCHEMA_DEPTH = 200;
  static final int MAX_VALUE_DEPTH = 100;
  private static final int MAX_SHOWN = 80;
  private static final int MAX_DIGITS = 1_000;

  private Bounds() {}

  /** Returns whether the value nests more than {@code limit} objects and arrays. */
  static boolean deeperThan(JsonNode node, int limit) {
    if (!node.isContainerNode()) {
      return false;
    }
    if (limit == 0) {
      return true;
    }
    for (JsonNode child : node) {
      if (deeperThan(child, limit - 1)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether a value of bounded depth holds a number so large or small that exact arithmetic
   * would take long, or that has become infinite when it was read.
   */
  static boolean hasUnboundedNumber(JsonNode node) {
    if (node.isContainerNode()) {
      for (JsonNode child : node) {
        if (hasUnboundedNumber(child)) {
          return true;
        }
      }
      return false;
    }
    if (node.isFloat() || node.isDouble()) {
      return !Double.isFinite(node.doubleValue());
    }
    return node.isBigDecimal()
        ? digits(node.decimalValue()) > MAX_DIGITS
        : node.isBigInteger() && node.bigIntegerValue().bitLength() > 4 * MAX_DIGITS;
  }

  private static long digits(BigDecimal number) {
    return Math.max(number.precision(), Math.abs((long) number.precision() - number.scale()));
  }

  /** Returns whether the value takes more than {@code limit} bytes when it is written. */
  static boolean largerThan(JsonNode node, int limit) {
    try (CountingStream counter = new CountingStream()) {
      Json.MAPPER.writeValue(counter, node);
      return counter.count > limit;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the value as it is shown in messages. */
  static String shown(JsonNode node) {
    return shown(Json.compact(node));
  }

  /** Returns the text, shortened where it is long. */
  static String shown(String text) {
    if (text.length() <= MAX_SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_SHOWN - 1)) ? MAX_SHOWN - 1 : MAX_SHOWN;
    return text.substring(0, end) + "… (" + text.length() + " characters)";
  }

  private static final class CountingStream extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }
}
