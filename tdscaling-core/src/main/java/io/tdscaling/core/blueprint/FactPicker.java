package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks what the answer must tell: things that a result says and the question did not. */
final class FactPicker {
  private static final int LONGEST = 80;
  private static final int DEEPEST = 3;
  private static final Set<String> TELLING =
      Set.of(
          "name", "title", "status", "total", "price", "amount", "subject", "state", "url", "email",
          "date", "start", "end", "balance", "result", "summary");

  private FactPicker() {}

  /** Returns at most {@code most} facts of a call's result. */
  static List<Fact> pick(DraftCall call, JsonNode result, int most, SeededRandom random) {
    List<String> told = Json.leaves(call.arguments()).stream().map(FactPicker::text).toList();
    List<Fact> telling = new ArrayList<>();
    List<Fact> others = new ArrayList<>();
    for (Leaf leaf : leaves(result)) {
      String text = text(leaf.value());
      if (!sayable(leaf.value(), text) || told.contains(text)) {
        continue;
      }
      Fact fact = new Fact(call.planned().id(), leaf.path(), text);
      boolean tells = TELLING.contains(leaf.name()) || Identifiers.isIdentifierLike(leaf.value());
      (tells ? telling : others).add(fact);
    }
    List<Fact> picked = new ArrayList<>(random.shuffled(telling));
    picked.addAll(random.shuffled(others));
    return picked.stream().limit(most).toList();
  }

  private record Leaf(String name, String path, JsonNode value) {}

  private static List<Leaf> leaves(JsonNode result) {
    List<Leaf> leaves = new ArrayList<>();
    collect("", "", result, 0, leaves);
    return leaves;
  }

  private static void collect(String name, String path, JsonNode node, int depth, List<Leaf> into) {
    if (node.isValueNode()) {
      into.add(new Leaf(name, path, node));
    } else if (depth < DEEPEST && node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String at = path + "/" + Json.pointerToken(member.getKey());
        collect(member.getKey(), at, member.getValue(), depth + 1, into);
      }
    } else if (depth < DEEPEST && node.isArray() && !node.isEmpty()) {
      collect(name, path + "/0", node.get(0), depth + 1, into);
    }
  }

  private static boolean sayable(JsonNode value, String text) {
    return (value.isTextual() || value.isNumber())
        && !text.isBlank()
        && text.length() <= LONGEST
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : Json.compact(value);
  }
}
