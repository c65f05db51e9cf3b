package io.tdscaling.core.cluster.refinement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model thinks of a cluster. It is untrusted: everything in it is checked and bounded.
 *
 * @param name what it calls the cluster; may be empty
 * @param rules business rules
 * @param confirmed numbers of dependencies that it holds for right
 * @param rejected numbers of dependencies that it holds for wrong
 */
record Opinion(String name, List<String> rules, Set<Integer> confirmed, Set<Integer> rejected) {
  private static final List<String> MEMBERS = List.of("name", "rules", "confirmed", "rejected");
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_RULE = 200;
  private static final int MOST_RULES = 5;

  /** Says what is wrong with an answer, to tell the model. */
  static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  /** Returns the JSON object within a model's text, which may stand in a code fence. */
  static JsonNode json(String text) throws UnusableException {
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    if (from < 0 || to < from) {
      throw new UnusableException("the answer holds no JSON object");
    }
    try {
      return Json.parse(text.substring(from, to + 1));
    } catch (JsonProcessingException e) {
      throw new UnusableException("the answer is no JSON: " + Json.problem(e));
    }
  }

  /**
   * Reads an opinion.
   *
   * @param asked how many dependencies there were, numbered from 1
   */
  static Opinion of(JsonNode json, int asked) throws UnusableException {
    if (MEMBERS.stream().noneMatch(json::has)) {
      throw new UnusableException(
          "the answer must be a JSON object with " + String.join(", ", MEMBERS));
    }
    Set<Integer> confirmed = numbers(json, "confirmed", asked);
    Set<Integer> rejected = numbers(json, "rejected", asked);
    for (int number : confirmed) {
      if (rejected.contains(number)) {
        throw new UnusableException(number + " is both confirmed and rejected");
      }
    }
    List<String> rules = new ArrayList<>();
    for (JsonNode rule : list(json, "rules")) {
      String text = text(rule, "rules", LONGEST_RULE);
      if (!text.isEmpty() && rules.size() < MOST_RULES) {
        rules.add(text);
      }
    }
    return new Opinion(text(json.path("name"), "name", LONGEST_NAME), rules, confirmed, rejected);
  }

  private static Set<Integer> numbers(JsonNode json, String member, int asked)
      throws UnusableException {
    Set<Integer> numbers = new TreeSet<>();
    for (JsonNode number : list(json, member)) {
      if (!number.isInt() || number.intValue() < 1 || number.intValue() > asked) {
        throw new UnusableException(
            String.format(
                Locale.ROOT,
                "%s must hold whole numbers from 1 to %d, got %s",
                member,
                asked,
                Json.compact(number)));
      }
      numbers.add(number.intValue());
    }
    return numbers;
  }

  private static JsonNode list(JsonNode json, String member) throws UnusableException {
    JsonNode list = json.path(member);
    if (!list.isMissingNode() && !list.isArray()) {
      throw new UnusableException(member + " must be an array, got " + list.getNodeType());
    }
    return list;
  }

  private static String text(JsonNode node, String member, int longest) throws UnusableException {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isTextual()) {
      throw new UnusableException(member + " must be text, got " + node.getNodeType());
    }
    String line = node.textValue().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > longest ? start(line, longest) : line;
  }

  /** Returns the first characters of a longer text; one of two halves is not cut. */
  private static String start(String text, int length) {
    boolean cut = Character.isSurrogatePair(text.charAt(length - 1), text.charAt(length));
    return text.substring(0, cut ? length - 1 : length);
  }
}
