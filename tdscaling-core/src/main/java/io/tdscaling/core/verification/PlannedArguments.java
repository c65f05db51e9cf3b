package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource;
import java.util.Iterator;
import java.util.Map;

/** Whether a call has the arguments of a planned one. */
final class PlannedArguments {
  private PlannedArguments() {}

  /**
   * Returns whether every planned argument is there. What comes from a result is as it was there;
   * what the user says in prose may be put in other words, what the assistant makes up may be
   * anything, and arguments may be added.
   *
   * @param made the arguments of a call
   * @param planned the planned call
   * @param bound the planned call's arguments, as far as they are known
   */
  static boolean areIn(JsonNode made, PlannedCall planned, ObjectNode bound) {
    for (Map.Entry<String, JsonNode> argument : bound.properties()) {
      String name = argument.getKey();
      ValueSource source = planned.arguments().get(name);
      boolean verbatim = source instanceof ValueSource.FromResult;
      if (!(source instanceof ValueSource.Written)
          && !same(argument.getValue(), made.path(name), verbatim)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether a call has the planned arguments to the letter, as far as known, and no more.
   */
  static boolean are(JsonNode made, PlannedCall planned, ObjectNode bound) {
    return made.size() == planned.arguments().size()
        && bound.properties().stream()
            .allMatch(argument -> same(argument.getValue(), made.path(argument.getKey()), true));
  }

  private static boolean same(JsonNode planned, JsonNode made, boolean verbatim) {
    if (planned.isObject()) {
      return members(planned, made, verbatim);
    }
    if (planned.isArray()) {
      return elements(planned, made, verbatim);
    }
    if (planned.isNumber() && made.isNumber()) {
      return planned.decimalValue().compareTo(made.decimalValue()) == 0;
    }
    if (!verbatim && isProse(planned)) {
      return made.isTextual();
    }
    return made.isValueNode() && planned.asText().equals(made.asText());
  }

  private static boolean members(JsonNode planned, JsonNode made, boolean verbatim) {
    for (Map.Entry<String, JsonNode> member : planned.properties()) {
      if (!same(member.getValue(), made.path(member.getKey()), verbatim)) {
        return false;
      }
    }
    return made.isObject();
  }

  private static boolean elements(JsonNode planned, JsonNode made, boolean verbatim) {
    if (!made.isArray() || made.size() != planned.size()) {
      return false;
    }
    Iterator<JsonNode> elements = made.elements();
    for (JsonNode element : planned) {
      if (!same(element, elements.next(), verbatim)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isProse(JsonNode value) {
    return value.isTextual() && value.textValue().chars().anyMatch(Character::isWhitespace);
  }
}
