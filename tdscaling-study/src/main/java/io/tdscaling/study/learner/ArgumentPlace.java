package io.tdscaling.study.learner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One place in the arguments of a call.
 *
 * @param path names down to it, such as {@code flights[].number}; {@code *} stands for a name that
 *     the schema does not have, since such a name may be a value itself
 * @param parameter what the schema says of it
 * @param value the first scalar there; for the label only, never for a feature
 */
record ArgumentPlace(String path, Parameter parameter, JsonNode value) {
  private static final int MOST_PLACES = 64;
  private static final int DEEPEST = 12;

  /**
   * Returns the places that hold a text or a number, in order. Null and booleans are left out:
   * where a {@code true} comes from nobody can tell by its value.
   */
  static List<ArgumentPlace> of(ToolView tool, JsonNode arguments) {
    Map<String, ArgumentPlace> places = new LinkedHashMap<>();
    if (arguments.isObject()) {
      for (Map.Entry<String, JsonNode> member : arguments.properties()) {
        top(tool, member.getKey(), member.getValue(), places);
      }
    }
    return List.copyOf(places.values());
  }

  private static void top(
      ToolView tool, String name, JsonNode value, Map<String, ArgumentPlace> into) {
    Parameter parameter =
        tool.parameters().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseGet(() -> Parameter.nested("*", tool.schema().path("*none*"), false));
    JsonNode schema = tool.schema().path("properties").path(parameter.name());
    collect(new ArgumentPlace(parameter.name(), parameter, value), schema, 0, into);
  }

  private static void collect(
      ArgumentPlace place, JsonNode schema, int depth, Map<String, ArgumentPlace> into) {
    if (depth > DEEPEST || into.size() >= MOST_PLACES) {
      return;
    }
    JsonNode value = place.value();
    if (value.isArray()) {
      for (JsonNode element : value) {
        ArgumentPlace inner = new ArgumentPlace(place.path() + "[]", place.parameter(), element);
        collect(inner, schema.path("items"), depth + 1, into);
      }
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        member(place, member, schema, depth, into);
      }
    } else if (value.isTextual() || value.isNumber()) {
      into.putIfAbsent(place.path(), place);
    }
  }

  private static void member(
      ArgumentPlace place,
      Map.Entry<String, JsonNode> member,
      JsonNode schema,
      int depth,
      Map<String, ArgumentPlace> into) {
    JsonNode own = schema.path("properties").path(member.getKey());
    String name = own.isMissingNode() ? "*" : member.getKey();
    Parameter parameter = Parameter.nested(name, own, required(schema, name));
    collect(
        new ArgumentPlace(place.path() + '.' + name, parameter, member.getValue()),
        own,
        depth + 1,
        into);
  }

  private static boolean required(JsonNode schema, String name) {
    for (JsonNode required : schema.path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
