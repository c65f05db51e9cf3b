package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.phrasing.ResultLabels;

/** Says conditions. */
final class ConditionPhrases {
  private ConditionPhrases() {}

  /** Returns a condition in words. */
  static String said(Condition condition, String entity) {
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
