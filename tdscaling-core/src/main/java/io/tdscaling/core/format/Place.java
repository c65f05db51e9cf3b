package io.tdscaling.core.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A value inside a record and where it stands, so that whatever is wrong with it can be said with
 * its place.
 *
 * @param path where it stands, such as {@code messages[3].content}; empty for the record itself
 * @param node the value; a missing node where there is none
 */
record Place(String path, JsonNode node) {
  static Place root(JsonNode node) {
    return new Place("", node);
  }

  Place member(String name) {
    return new Place(path.isEmpty() ? name : path + "." + name, node.path(name));
  }

  /** Returns the first of these members that is there, else the first. */
  Place firstMember(String... names) {
    for (String name : names) {
      Place member = member(name);
      if (!member.absent()) {
        return member;
      }
    }
    return member(names[0]);
  }

  /** Returns whether there is no value, or null. */
  boolean absent() {
    return node.isMissingNode() || node.isNull();
  }

  List<Place> elements() throws FormatException {
    if (!node.isArray()) {
      throw wrong("must be an array");
    }
    List<Place> elements = new ArrayList<>();
    for (JsonNode element : node) {
      elements.add(new Place(path + "[" + elements.size() + "]", element));
    }
    return elements;
  }

  Map<String, Place> members() throws FormatException {
    object();
    Map<String, Place> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String shown = path + "[" + Excerpt.quoted(member.getKey()) + "]";
      members.put(member.getKey(), new Place(shown, member.getValue()));
    }
    return members;
  }

  JsonNode object() throws FormatException {
    if (!node.isObject()) {
      throw wrong("must be an object");
    }
    return node;
  }

  String text() throws FormatException {
    if (!node.isTextual()) {
      throw wrong("must be a string");
    }
    return node.textValue();
  }

  String textOr(String fallback) throws FormatException {
    return absent() ? fallback : text();
  }

  boolean flag() throws FormatException {
    if (!node.isBoolean()) {
      throw wrong("must be a boolean");
    }
    return node.booleanValue();
  }

  long integer() throws FormatException {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong("must be a 64-bit integer");
    }
    return node.longValue();
  }

  long count() throws FormatException {
    long value = integer();
    if (value < 0) {
      throw wrong("must not be negative");
    }
    return value;
  }

  /** Returns what is made of this value, naming the place if its maker refuses it. */
  <T> T made(Supplier<T> maker) throws FormatException {
    try {
      return maker.get();
    } catch (IllegalArgumentException refused) {
      throw new FormatException(shown() + ": " + Excerpt.of(String.valueOf(refused.getMessage())));
    }
  }

  FormatException wrong(String expectation) {
    return new FormatException(shown() + " " + expectation + ", got " + Excerpt.of(node));
  }

  private String shown() {
    return path.isEmpty() ? "the record" : path;
  }
}
