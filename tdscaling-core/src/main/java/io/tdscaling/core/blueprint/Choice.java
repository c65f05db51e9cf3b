package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.phrasing.ResultLabels;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several things in a list, each with a name of its own, of which one is meant.
 *
 * @param names what tells them apart, in the order of the list
 * @param chosen position of the one that is meant
 * @param path JSON Pointer to the value that is taken from it
 * @param value the value there
 */
record Choice(List<String> names, int chosen, String path, JsonNode value) {
  private static final int MOST = 5;
  private static final int LONGEST_NAME = 60;

  /** Names of members that people tell things apart by, the best first. */
  private static final List<String> TELLING =
      List.of(
          "name",
          "full_name",
          "title",
          "subject",
          "label",
          "display_name",
          "summary",
          "email",
          "product");

  /** Returns the choice that a pointer into a list makes, where what is in it can be told apart. */
  static Optional<Choice> among(JsonNode result, String path) {
    int end = path.lastIndexOf('/');
    int start = end <= 0 ? -1 : path.lastIndexOf('/', end - 1);
    if (start < 0 || !path.substring(start + 1, end).matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int chosen = Integer.parseInt(path.substring(start + 1, end));
    JsonNode list = result.at(path.substring(0, start));
    if (!list.isArray() || list.size() < 2 || list.size() > MOST) {
      return Optional.empty();
    }
    return names(list).map(names -> new Choice(names, chosen, path, result.at(path)));
  }

  private static Optional<List<String>> names(JsonNode list) {
    for (String member : members(list.get(0))) {
      List<String> names = new ArrayList<>();
      list.forEach(element -> names.add(name(element.path(member))));
      if (!names.contains("") && new LinkedHashSet<>(names).size() == names.size()) {
        return Optional.of(names);
      }
    }
    return Optional.empty();
  }

  private static List<String> members(JsonNode element) {
    LinkedHashSet<String> members = new LinkedHashSet<>();
    for (String telling : TELLING) {
      for (Map.Entry<String, JsonNode> member : element.properties()) {
        if (String.join("_", Words.split(member.getKey())).equals(telling)) {
          members.add(member.getKey());
        }
      }
    }
    return List.copyOf(members);
  }

  private static String name(JsonNode value) {
    String text = value.isTextual() ? value.textValue().strip() : "";
    boolean plain = text.length() <= LONGEST_NAME && text.chars().noneMatch(c -> c < ' ');
    return plain ? text : "";
  }

  /** Returns what the things are called, such as "order". */
  String thing(String entity) {
    return ResultLabels.thing(path, entity);
  }

  /** Returns how the one that is meant is spoken of. */
  String which(String thing, SeededRandom random) {
    String name = names.get(chosen);
    return random.chance(0.3)
        ? "the " + ResultLabels.ordinal(chosen) + " " + thing + ", " + name
        : name;
  }
}
