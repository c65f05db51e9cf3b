package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds fields in results by name. */
final class ResultFields {
  private static final int MOST_FOUND = 16;

  /** The last index of a pointer, with all that stands before it. */
  private static final Pattern INNERMOST_INDEX = Pattern.compile("^(.*/)[0-9]+(?=/|$)");

  private ResultFields() {}

  /**
   * Returns JSON Pointers to the scalars that a field name leads to, in document order. Names are
   * compared by their words, so {@code orderId} finds {@code order_id}. Of {@code owner.id} only
   * those within an {@code owner} are meant.
   */
  static List<String> find(JsonNode result, String field) {
    int dot = field.lastIndexOf('.');
    List<String> found = new ArrayList<>();
    collect(result, "", Words.split(field.substring(dot + 1)), found);
    if (dot > 0) {
      List<String> owner = Words.split(field.substring(0, dot));
      found.removeIf(path -> !isWithin(path, owner));
    }
    return found;
  }

  private static boolean isWithin(String path, List<String> owner) {
    String[] steps = path.split("/", -1);
    for (int i = steps.length - 2; i > 0; i--) {
      if (!steps[i].chars().allMatch(Character::isDigit)) {
        return Words.split(steps[i]).equals(owner);
      }
    }
    return false;
  }

  /**
   * Returns JSON Pointers to a field in the first elements of the first list that has it in so many
   * of them; empty where none does.
   */
  static List<String> series(JsonNode result, String field, int length) {
    for (String path : find(result, field)) {
      List<String> series =
          IntStream.range(0, length).mapToObj(i -> element(path, i)).distinct().toList();
      if (series.get(0).equals(path)
          && series.size() == length
          && series.stream()
              .allMatch(at -> result.at(at).isValueNode() && !result.at(at).isNull())) {
        return series;
      }
    }
    return List.of();
  }

  /** Returns the pointer to the same place in another element of the innermost list. */
  static String element(String path, int index) {
    return INNERMOST_INDEX.matcher(path).replaceFirst("$1" + index);
  }

  private static void collect(JsonNode node, String path, List<String> name, List<String> found) {
    if (found.size() >= MOST_FOUND) {
      return;
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), path + "/" + i, name, found);
      }
      return;
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String at = path + "/" + Json.pointerToken(member.getKey());
      boolean scalar = member.getValue().isValueNode() && !member.getValue().isNull();
      if (scalar && Words.split(member.getKey()).equals(name)) {
        found.add(at);
      } else {
        collect(member.getValue(), at, name, found);
      }
    }
  }
}
