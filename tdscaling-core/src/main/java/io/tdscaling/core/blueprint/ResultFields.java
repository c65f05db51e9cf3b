package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.semantics.WrapperNames;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds fields in results by name. */
final class ResultFields {
  private static final int MOST_FOUND = 16;

  /** The last index of a pointer, with all that stands before it. */
  private static final Pattern INNERMOST_INDEX = Pattern.compile("^(.*/)[0-9]+(?=/|$)");

  private ResultFields() {}

  /**
   * Returns JSON Pointers to the scalars that a field name leads to, in document order; those in a
   * list of plain values have the list's name. Names are compared by their words, so {@code
   * orderId} finds {@code order_id}. Of {@code owner.id}, unless something is called so as a whole,
   * only those in an {@code owner} are meant, or else those in members that wrap what is in it.
   */
  static List<String> find(JsonNode result, String field) {
    Map<String, List<String>> split = new HashMap<>();
    List<String> words = Words.split(field);
    List<String> whole = collect(result, at -> isCalled(at, words, split));
    int dot = field.lastIndexOf('.');
    if (!whole.isEmpty() || dot <= 0) {
      return whole;
    }
    List<String> name = Words.split(field.substring(dot + 1));
    List<String> owner = Words.split(field.substring(0, dot));
    List<String> own =
        collect(result, at -> isCalled(at, name, split) && isWithin(at, owner, Set.of()));
    return own.isEmpty()
        ? collect(result, at -> isCalled(at, name, split) && isWithin(at, owner, WrapperNames.ALL))
        : own;
  }

  /**
   * Returns whether the last member has this name.
   *
   * @param split the words of members seen before
   */
  private static boolean isCalled(
      List<String> members, List<String> name, Map<String, List<String>> split) {
    return !members.isEmpty()
        && split.computeIfAbsent(members.get(members.size() - 1), Words::split).equals(name);
  }

  /** Returns whether the last member is in the owner, with none but the given ones in between. */
  private static boolean isWithin(List<String> members, List<String> owner, Set<String> between) {
    for (int i = members.size() - 2; i >= 0; i--) {
      List<String> words = Words.split(members.get(i));
      if (words.equals(owner)) {
        return true;
      }
      boolean number = members.get(i).chars().allMatch(Character::isDigit);
      if (!number && !(words.size() == 1 && between.contains(Words.singular(words.get(0))))) {
        return false;
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

  private static List<String> collect(JsonNode result, Predicate<List<String>> meant) {
    Search search = new Search(meant);
    search.visit(result);
    return search.found;
  }

  /** Goes through a result for the scalars whose members, from the outermost on, are meant. */
  private static final class Search {
    private final Predicate<List<String>> meant;
    private final List<String> members = new ArrayList<>();
    private final StringBuilder path = new StringBuilder();
    private final List<String> found = new ArrayList<>();

    private Search(Predicate<List<String>> meant) {
      this.meant = meant;
    }

    private void visit(JsonNode node) {
      if (found.size() >= MOST_FOUND) {
        return;
      }
      if (node.isValueNode()) {
        if (!node.isNull() && meant.test(members)) {
          found.add(path.toString());
        }
        return;
      }
      int length = path.length();
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        path.append('/').append(i);
        visit(node.get(i));
        path.setLength(length);
      }
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        members.add(member.getKey());
        path.append('/').append(Json.pointerToken(member.getKey()));
        visit(member.getValue());
        path.setLength(length);
        members.remove(members.size() - 1);
      }
    }
  }
}
