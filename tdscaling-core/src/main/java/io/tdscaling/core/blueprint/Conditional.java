package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Grows the end of a plan that depends on what an earlier result says. */
final class Conditional {
  private static final double OTHERWISE = 0.6;
  private static final double LARGEST = 1e12;

  /** Names of members whose value people let a decision depend on. */
  private static final Set<String> DECISIVE =
      Set.of(
          "status",
          "state",
          "type",
          "priority",
          "category",
          "kind",
          "level",
          "stage",
          "plan",
          "tier",
          "currency",
          "role",
          "severity",
          "result",
          "condition",
          "conditions",
          "visibility");

  private static final Set<String> COUNTED =
      Set.of(
          "total",
          "count",
          "amount",
          "price",
          "balance",
          "quantity",
          "seats",
          "stock",
          "score",
          "rating",
          "size",
          "temperature",
          "copies",
          "points",
          "days");

  private final PlanDraft draft;
  private final SeededRandom random;
  private final int optionals;

  Conditional(PlanDraft draft, int optionals) {
    this.draft = draft;
    this.random = draft.random();
    this.optionals = optionals;
  }

  /**
   * Adds a step that is made and, mostly, one that is not, after the plan's calls.
   *
   * @return whether a result lends itself to it
   */
  boolean grow() {
    for (DraftCall basis : random.shuffled(draft.calls())) {
      Optional<Condition> condition = condition(basis);
      if (condition.isPresent() && branch(condition.get())) {
        return true;
      }
    }
    return false;
  }

  private boolean branch(Condition condition) {
    List<ToolSpec> open =
        random.shuffled(draft.tools()).stream().filter(t -> !draft.hasCalled(t.ref())).toList();
    for (ToolSpec tool : open) {
      List<DraftCall> made = draft.step(List.of(CallWish.of(tool, optionals)));
      if (!made.isEmpty()) {
        draft.dropLastStep();
        // What is done otherwise knows nothing of what is done in this case.
        Optional<DraftCall> otherwise = otherwise(open, tool);
        draft.add(new DraftStep(made, made, condition));
        otherwise
            .map(List::of)
            .ifPresent(calls -> draft.add(new DraftStep(calls, calls, condition.opposite())));
        return true;
      }
    }
    return false;
  }

  private Optional<DraftCall> otherwise(List<ToolSpec> open, ToolSpec made) {
    return random.chance(OTHERWISE)
        ? open.stream()
            .filter(tool -> !tool.equals(made))
            .findFirst()
            .flatMap(tool -> draft.unmade(CallWish.of(tool, 0)))
        : Optional.empty();
  }

  /** Returns a condition that holds of the call's result. */
  private Optional<Condition> condition(DraftCall basis) {
    if (!basis.effect().readsOnly() || basis.planned().fails()) {
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>();
    List<JsonNode> said = Json.leaves(basis.arguments());
    collect(basis.planned().id(), "", basis.result(), 0, conditions);
    // What the call was made with is no news.
    conditions.removeIf(condition -> said.contains(basis.result().at(condition.path())));
    return conditions.isEmpty() ? Optional.empty() : Optional.of(random.pick(conditions));
  }

  private void collect(
      String call, String path, JsonNode node, int depth, List<Condition> conditions) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String at = path + "/" + Json.pointerToken(member.getKey());
      if (member.getValue().isObject() && depth == 0) {
        collect(call, at, member.getValue(), depth + 1, conditions);
      } else {
        condition(call, at, member.getKey(), member.getValue()).ifPresent(conditions::add);
      }
    }
  }

  private Optional<Condition> condition(String call, String path, String name, JsonNode value) {
    List<String> words = Words.split(name);
    String head = words.isEmpty() ? "" : words.get(words.size() - 1);
    if (value.isTextual() && DECISIVE.contains(head) && isWord(value.textValue())) {
      return Optional.of(new Condition(call, path, Condition.Test.EQUALS, value));
    }
    return value.isNumber() && COUNTED.contains(head) && Math.abs(value.doubleValue()) < LARGEST
        ? Optional.of(threshold(call, path, value))
        : Optional.empty();
  }

  /** Returns a bound that the number keeps to, a round one near it. */
  private Condition threshold(String call, String path, JsonNode value) {
    long magnitude = 1;
    while (Math.abs(value.doubleValue()) >= magnitude * 20.0) {
      magnitude *= 10;
    }
    long near = Math.floorDiv((long) Math.floor(value.doubleValue()), magnitude) * magnitude;
    // Nothing is less than nothing.
    boolean below = near == 0 || random.chance(0.5);
    long bound = below ? near + magnitude : near;
    return new Condition(
        call,
        path,
        below ? Condition.Test.BELOW : Condition.Test.AT_LEAST,
        bound == (int) bound ? IntNode.valueOf((int) bound) : LongNode.valueOf(bound));
  }

  private static boolean isWord(String text) {
    return text.matches("[A-Za-z]+([ _-][A-Za-z]+)?") && text.length() <= 24;
  }
}
