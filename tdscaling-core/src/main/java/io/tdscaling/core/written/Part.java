package io.tdscaling.core.written;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A value inside a document. Whatever is asked of it and is not as it should be becomes a finding,
 * and the answer is then something harmless.
 *
 * @param node the value; a missing node where there is none
 * @param pointer where it stands
 * @param findings where problems go
 */
record Part(JsonNode node, String pointer, Findings findings) {
  Part member(String name) {
    return new Part(node.path(name), pointer + "/" + Json.pointerToken(name), findings);
  }

  boolean has(String name) {
    return node.has(name);
  }

  void problem(String message) {
    findings.add(pointer, message, node);
  }

  /** Returns whether this is an object, and reports members other than these. */
  boolean isObjectOf(String... names) {
    if (!node.isObject()) {
      problem("must be an object");
      return false;
    }
    List<String> known = Arrays.asList(names);
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (!known.contains(member.getKey())) {
        member(member.getKey()).unknown(known);
      }
    }
    return true;
  }

  private void unknown(List<String> known) {
    findings.add(pointer, "is not a known member here; known are " + String.join(", ", known));
  }

  /** Returns whether a member is there, and reports it where it is not. */
  boolean needs(String name) {
    if (!has(name)) {
      findings.add(pointer, "lacks \"" + name + "\"");
    }
    return has(name);
  }

  /** Returns a text that has to be there and say something. */
  String text(String name) {
    return needs(name) ? member(name).text() : "";
  }

  /** Returns a text that has to say something where it is there. */
  String text(String name, String fallback) {
    return has(name) ? member(name).text() : fallback;
  }

  /** Returns this value, which has to be a text that says something. */
  String text() {
    if (!node.isTextual() || node.textValue().isBlank()) {
      problem("must be a text that is not blank");
      return "";
    }
    return node.textValue();
  }

  /** Returns a JSON Pointer that has to be there. */
  String path(String name) {
    if (!needs(name)) {
      return "";
    }
    Part path = member(name);
    if (!path.node.isTextual() || !isPointer(path.node.textValue())) {
      path.problem("must be a JSON Pointer, such as \"/items/0/id\"");
      return "";
    }
    return path.node.textValue();
  }

  private static boolean isPointer(String text) {
    try {
      JsonPointer.compile(text);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  boolean flag(String name) {
    Part flag = member(name);
    if (has(name) && !flag.node.isBoolean()) {
      flag.problem("must be true or false");
    }
    return flag.node.asBoolean();
  }

  /** Returns a whole number from 0 on that an int can hold. */
  int count(String name, int least) {
    if (!needs(name)) {
      return least;
    }
    Part count = member(name);
    if (!count.node.isInt() || count.node.intValue() < least) {
      count.problem("must be a whole number from " + least + " on");
      return least;
    }
    return count.node.intValue();
  }

  /** Returns the elements of an array; none where the member is absent. */
  List<Part> elements(String name) {
    Part array = member(name);
    if (has(name) && !array.node.isArray()) {
      array.problem("must be an array");
      return List.of();
    }
    return array.elements();
  }

  /** Returns the elements of this array. */
  List<Part> elements() {
    List<Part> elements = new ArrayList<>();
    for (JsonNode element : node) {
      elements.add(new Part(element, pointer + "/" + elements.size(), findings));
    }
    return elements;
  }

  /** Returns the constant that a member names, or {@code fallback} where it is absent or wrong. */
  <E extends Enum<E>> E label(String name, List<E> allowed, Function<E, String> label, E fallback) {
    if (!has(name)) {
      return fallback;
    }
    Part given = member(name);
    for (E constant : allowed) {
      if (given.node.isTextual() && label.apply(constant).equals(given.node.textValue())) {
        return constant;
      }
    }
    given.problem(
        "must be one of " + allowed.stream().map(label).collect(Collectors.joining(", ")));
    return fallback;
  }
}
