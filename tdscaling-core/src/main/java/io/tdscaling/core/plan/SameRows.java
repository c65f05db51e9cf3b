package io.tdscaling.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Whether two results are the same, as far as numbers of a computer can be. */
final class SameRows {
  private static final double RELATIVE_ERROR = 1e-9;

  private SameRows() {}

  /** Returns whether two arrays hold the same elements, in the same order where that counts. */
  static boolean are(JsonNode expected, JsonNode actual, boolean ordered) {
    if (!actual.isArray() || actual.size() != expected.size()) {
      return false;
    }
    if (ordered) {
      return isSame(expected, actual);
    }
    List<JsonNode> left = new ArrayList<>();
    actual.forEach(left::add);
    for (JsonNode element : expected) {
      if (!removeFirst(element, left)) {
        return false;
      }
    }
    return true;
  }

  private static boolean removeFirst(JsonNode element, List<JsonNode> from) {
    for (Iterator<JsonNode> each = from.iterator(); each.hasNext(); ) {
      if (isSame(element, each.next())) {
        each.remove();
        return true;
      }
    }
    return false;
  }

  /** Returns whether two values are the same; numbers by what they amount to. */
  static boolean isSame(JsonNode expected, JsonNode actual) {
    if (expected.isNumber() && actual.isNumber()) {
      if (expected.isIntegralNumber() && actual.isIntegralNumber()) {
        return expected.bigIntegerValue().equals(actual.bigIntegerValue());
      }
      double one = expected.doubleValue();
      double other = actual.doubleValue();
      return Math.abs(one - other) <= RELATIVE_ERROR * Math.max(Math.abs(one), Math.abs(other));
    }
    if (expected.isArray() && actual.isArray()) {
      return elements(expected, actual);
    }
    if (expected.isObject() && actual.isObject()) {
      return members(expected, actual);
    }
    return expected.equals(actual);
  }

  private static boolean members(JsonNode expected, JsonNode actual) {
    return expected.size() == actual.size()
        && expected.properties().stream()
            .allMatch(member -> isSame(member.getValue(), actual.path(member.getKey())));
  }

  private static boolean elements(JsonNode expected, JsonNode actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!isSame(expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }
}
