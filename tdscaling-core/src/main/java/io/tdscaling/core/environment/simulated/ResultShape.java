package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What results of one tool have in common: types, the members of objects, and for arrays what all
 * their elements share. Null fits everywhere, and so does anything where nothing is known.
 *
 * @param type the JSON type, or null where any will do
 * @param members shapes of the members that must be there
 * @param elements shape of an array's elements; none where nothing is known of them
 */
record ResultShape(
    @Nullable JsonNodeType type, Map<String, ResultShape> members, List<ResultShape> elements) {
  private static final ResultShape ANY = new ResultShape(null, Map.of(), List.of());

  static ResultShape of(JsonNode value) {
    if (value.isNull()) {
      return ANY;
    }
    Map<String, ResultShape> members = new TreeMap<>();
    value.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
    List<ResultShape> elements = value.isArray() ? shared(value) : List.of();
    return new ResultShape(value.getNodeType(), members, elements);
  }

  private static List<ResultShape> shared(JsonNode array) {
    List<ResultShape> shapes = new ArrayList<>();
    array.forEach(element -> shapes.add(of(element)));
    return shapes.stream().reduce(ResultShape::sharedWith).stream().toList();
  }

  private ResultShape sharedWith(ResultShape other) {
    if (type == null || type != other.type) {
      return ANY;
    }
    Map<String, ResultShape> both = new TreeMap<>();
    members.forEach(
        (name, shape) -> {
          ResultShape others = other.members.get(name);
          if (others != null) {
            both.put(name, shape.sharedWith(others));
          }
        });
    boolean known = !elements.isEmpty() && !other.elements.isEmpty();
    return new ResultShape(
        type, both, known ? List.of(elements.get(0).sharedWith(other.elements.get(0))) : List.of());
  }

  /** Returns how a value differs from this shape, or empty where it does not. */
  Optional<String> problem(JsonNode value) {
    return problem("", value);
  }

  private Optional<String> problem(String path, JsonNode value) {
    if (type == null || value.isNull()) {
      return Optional.empty();
    }
    if (value.getNodeType() != type) {
      return Optional.of(
          "%s was %s in an earlier result of this tool, and is %s"
              .formatted(shown(path), named(type), named(value.getNodeType())));
    }
    return memberProblem(path, value).or(() -> elementProblem(path, value));
  }

  private Optional<String> memberProblem(String path, JsonNode value) {
    for (Map.Entry<String, ResultShape> member : members.entrySet()) {
      String at = path + "/" + Json.pointerToken(member.getKey());
      JsonNode found = value.get(member.getKey());
      if (found == null) {
        return Optional.of(shown(at) + " was in an earlier result of this tool, and is missing");
      }
      Optional<String> problem = member.getValue().problem(at, found);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private Optional<String> elementProblem(String path, JsonNode value) {
    for (int i = 0; !elements.isEmpty() && i < value.size(); i++) {
      Optional<String> problem = elements.get(0).problem(path + "/" + i, value.get(i));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static String shown(String path) {
    return path.isEmpty() ? "the result" : Excerpt.of(path);
  }

  private static String named(JsonNodeType type) {
    return switch (type) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL, MISSING, BINARY, POJO -> "nothing";
    };
  }
}
