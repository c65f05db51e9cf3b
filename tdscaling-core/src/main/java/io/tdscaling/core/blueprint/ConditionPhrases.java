package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.ResultLabels;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;

/** Says what is to be done under which condition. */
final class ConditionPhrases {
  private static final List<String> ONE_WAY =
      List.of(
          "If %s, %s; otherwise leave it at that.",
          "Only if %s, %s.",
          "Should it turn out that %s, please %s.",
          "If you see that %s, %s. If not, just tell me.");
  private static final List<String> BOTH_WAYS =
      List.of(
          "If %s, %s; otherwise %s.",
          "If %s, please %s. If not, %s.",
          "Should it turn out that %s, %s. In any other case, %s.",
          "In case %s, %s, and else %s.");

  private ConditionPhrases() {}

  /**
   * Returns the sentence for a step that depends on a condition.
   *
   * @param entity what the result that decides is about
   * @param clause what is to be done where the condition holds
   * @param otherwise what is to be done where it does not; empty where nothing is
   * @param turned whether to say it the other way round, beginning with what is done otherwise
   */
  static String sentence(
      Condition condition,
      String entity,
      String clause,
      String otherwise,
      boolean turned,
      SeededRandom random) {
    if (otherwise.isEmpty()) {
      return random.pick(ONE_WAY).formatted(said(condition, entity), clause);
    }
    String sentence = random.pick(BOTH_WAYS);
    return turned
        ? sentence.formatted(said(condition.opposite(), entity), otherwise, clause)
        : sentence.formatted(said(condition, entity), clause, otherwise);
  }

  private static String said(Condition condition, String entity) {
    String label = "the " + ResultLabels.label(condition.path(), entity);
    String value =
        condition.value().isTextual()
            ? condition.value().textValue().replace('_', ' ')
            : Json.compact(condition.value());
    return switch (condition.test()) {
      case EQUALS -> label + " is " + value;
      case DIFFERS -> label + " is anything but " + value;
      case AT_LEAST -> label + " is at least " + value;
      case BELOW -> label + " is below " + value;
    };
  }
}
