package io.tdscaling.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.blueprint.ValueSource.Written;
import io.tdscaling.core.json.Json;
import java.util.Map;
import java.util.Optional;

/** Turns planned arguments into real ones, given the results of earlier calls. */
public final class PlanBindings {
  private PlanBindings() {}

  /**
   * Returns the arguments of a planned call, or empty where an earlier result lacks a field that
   * the plan takes from it.
   *
   * @param results results of earlier calls by planned call id
   */
  public static Optional<ObjectNode> arguments(PlannedCall call, Map<String, JsonNode> results) {
    ObjectNode arguments = Json.object();
    for (Map.Entry<String, ValueSource> argument : call.arguments().entrySet()) {
      Optional<JsonNode> value = value(argument.getValue(), results);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      arguments.set(argument.getKey(), value.get());
    }
    return Optional.of(arguments);
  }

  /**
   * Returns whether a step is made, given the results of earlier calls. One whose condition is
   * about a call that was not made is not.
   */
  public static boolean isMade(PlannedStep step, Map<String, JsonNode> results) {
    Condition when = step.when();
    if (when == null) {
      return true;
    }
    JsonNode result = results.get(when.from());
    return result != null && when.holds(result);
  }

  private static Optional<JsonNode> value(ValueSource source, Map<String, JsonNode> results) {
    if (source instanceof Said said) {
      return Optional.of(said.said());
    }
    if (source instanceof Known known) {
      return Optional.of(known.known());
    }
    if (source instanceof Written own) {
      return Optional.of(own.written());
    }
    FromResult reference = (FromResult) source;
    JsonNode result = results.get(reference.from());
    return result == null
        ? Optional.empty()
        : Optional.of(result.at(reference.path())).filter(value -> !value.isMissingNode());
  }
}
