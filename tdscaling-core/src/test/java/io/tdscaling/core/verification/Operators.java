package io.tdscaling.core.verification;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** What operators that edit conversations have in common. */
final class Operators {
  private Operators() {}

  /** Returns an operator that edits; the edit says whether there was anything to do. */
  static Corruption.Operator edit(BiPredicate<Script, SeededRandom> edit) {
    return (right, random) -> {
      Script script = new Script(right);
      return edit.test(script, random) ? Optional.of(right.with(script.done())) : Optional.empty();
    };
  }

  /** Returns a text with its letters and digits, from a position on, moved on by one. */
  static String shifted(String text, int from) {
    StringBuilder shifted = new StringBuilder(text.substring(0, from));
    for (char c : text.substring(from).toCharArray()) {
      shifted.append(next(c));
    }
    return shifted.toString();
  }

  /** Returns a text with its last letter or digit moved on by one. */
  static String oneCharacterOff(String text) {
    for (int at = text.length() - 1; at >= 0; at--) {
      if (next(text.charAt(at)) != text.charAt(at)) {
        return text.substring(0, at) + next(text.charAt(at)) + text.substring(at + 1);
      }
    }
    return text + "1";
  }

  private static char next(char c) {
    if (c >= '0' && c <= '9') {
      return c == '9' ? '1' : (char) (c + 1);
    }
    if (c >= 'a' && c <= 'z') {
      return c == 'z' ? 'a' : (char) (c + 1);
    }
    return c >= 'A' && c <= 'Z' ? (c == 'Z' ? 'A' : (char) (c + 1)) : c;
  }

  /** Returns a scalar with other text, or another number of about the same size. */
  static JsonNode changed(JsonNode value, UnaryOperator<String> text) {
    if (value.isTextual()) {
      return TextNode.valueOf(text.apply(value.textValue()));
    }
    return value.isBoolean()
        ? Json.tree(!value.booleanValue())
        : value.isIntegralNumber()
            ? Json.tree(value.longValue() + 1)
            : Json.tree(value.doubleValue() + 1);
  }

  /** Returns the places of the scalars inside a value, without null. */
  static List<JsonPointer> scalars(JsonNode value) {
    List<JsonPointer> places = new ArrayList<>();
    collect(value, JsonPointer.empty(), places);
    return places;
  }

  private static void collect(JsonNode value, JsonPointer at, List<JsonPointer> into) {
    if (value.isObject()) {
      value.properties().forEach(m -> collect(m.getValue(), at.appendProperty(m.getKey()), into));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        collect(value.get(i), at.appendIndex(i), into);
      }
    } else if (!value.isNull()) {
      into.add(at);
    }
  }

  /** Returns a copy with another value at a place. */
  static JsonNode with(JsonNode whole, JsonPointer place, JsonNode value) {
    if (place.matches()) {
      return value;
    }
    JsonNode copy = whole.deepCopy();
    JsonNode parent = copy.at(place.head());
    if (parent instanceof ObjectNode object) {
      object.set(place.last().getMatchingProperty(), value);
    } else {
      ((ArrayNode) parent).set(place.last().getMatchingIndex(), value);
    }
    return copy;
  }

  /** Returns a copy with another value wherever a value stands. */
  static JsonNode replaced(JsonNode whole, JsonNode old, JsonNode value) {
    JsonNode result = whole;
    for (JsonPointer place : scalars(whole)) {
      if (whole.at(place).equals(old)) {
        result = with(result, place, value);
      }
    }
    return result;
  }

  static JsonNode parsed(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }
}
