package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object in a declaration. Remembers which were asked for: others are errors.
 */
final class Members {
  private static final int MOST_ELEMENTS = 1_000;

  private final JsonNode node;
  private final String pointer;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private Members(JsonNode node, String pointer, Problems problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** Returns the members of an object; none, and a problem, if it is not one. */
  static Members of(JsonNode node, String pointer, Problems problems) {
    if (node.isObject()) {
      return new Members(node, pointer, problems);
    }
    problems.add(pointer, "must be an object", node);
    return new Members(Json.object(), pointer, problems);
  }

  String pointer() {
    return pointer;
  }

  String pointer(String name) {
    return pointer + "/" + Json.pointerToken(name);
  }

  Problems problems() {
    return problems;
  }

  void problem(String name, String message) {
    problems.add(pointer(name), message, node.path(name));
  }

  /** Reports a problem of the object itself. */
  void problem(String message) {
    problems.add(pointer, message, node);
  }

  boolean has(String name) {
    return get(name) != null;
  }

  @Nullable JsonNode get(String name) {
    known.add(name);
    return node.get(name);
  }

  /** Returns a text that has to be there. */
  String text(String name) {
    if (!has(name)) {
      problems.add(pointer, "lacks \"" + name + "\"");
      return "";
    }
    String text = text(name, "");
    if (text.isBlank() && node.path(name).isTextual()) {
      problem(name, "must be a text that is not blank");
    }
    return text;
  }

  String text(String name, String fallback) {
    JsonNode value = get(name);
    if (value != null && !value.isTextual()) {
      problem(name, "must be a text");
      return fallback;
    }
    return value == null ? fallback : value.textValue();
  }

  /** Returns a text that has to be there and match a pattern. */
  String text(String name, Pattern pattern) {
    String text = text(name);
    if (!text.isBlank() && !pattern.matcher(text).matches()) {
      problem(name, "must match " + pattern);
    }
    return text;
  }

  boolean flag(String name) {
    return flag(name, false);
  }

  boolean flag(String name, boolean fallback) {
    JsonNode value = get(name);
    if (value != null && !value.isBoolean()) {
      problem(name, "must be true or false");
    }
    return value == null ? fallback : value.asBoolean();
  }

  int integer(String name, int fallback, int least, int most) {
    JsonNode value = get(name);
    if (value == null) {
      return fallback;
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      problem(name, "must be an integer from " + least + " to " + most);
      return fallback;
    }
    return value.intValue();
  }

  /** Returns two integers, the smaller first. */
  int[] span(String name, int least, int most) {
    JsonNode value = get(name);
    if (value != null
        && value.isArray()
        && value.size() == 2
        && value.path(0).isInt()
        && value.path(1).isInt()
        && least <= value.path(0).intValue()
        && value.path(0).intValue() <= value.path(1).intValue()
        && value.path(1).intValue() <= most) {
      return new int[] {value.path(0).intValue(), value.path(1).intValue()};
    }
    problem(name, "must be two integers from " + least + " to " + most + ", the smaller first");
    return new int[] {least, least};
  }

  /** Returns the elements of an array; none where the member is absent. */
  List<JsonNode> elements(String name) {
    JsonNode value = get(name);
    List<JsonNode> elements = new ArrayList<>();
    if (value == null) {
      return elements;
    }
    if (!value.isArray() || value.isEmpty() || value.size() > MOST_ELEMENTS) {
      problem(name, "must be an array of 1 to " + MOST_ELEMENTS + " elements");
      return elements;
    }
    value.forEach(elements::add);
    return elements;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(name)) {
      if (!element.isTextual() || element.textValue().isBlank()) {
        problem(name, "must hold only texts that are not blank");
        return List.of();
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  Members child(String name) {
    JsonNode value = get(name);
    return of(value == null ? Json.object() : value, pointer(name), problems);
  }

  /** Returns the members of an object whose member names are names of things. */
  Map<String, JsonNode> entries(String name) {
    JsonNode value = get(name);
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    if (value == null) {
      return entries;
    }
    if (!value.isObject() || value.isEmpty() || value.size() > MOST_ELEMENTS) {
      problem(name, "must be an object of 1 to " + MOST_ELEMENTS + " members");
      return entries;
    }
    value.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  /** Reports every member that nobody asked for. */
  void done() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add(pointer(name), "is not a known member here; known are " + known);
              }
            });
  }
}
