package io.tdscaling.api.blueprint;

import io.tdscaling.api.internal.Checks;
import java.util.Map;

/**
 * A call that the plan makes.
 *
 * @param id id within the blueprint, such as {@code c1}
 * @param tool offered name of the tool
 * @param arguments where each argument comes from, by parameter name, in order
 */
public record PlannedCall(String id, String tool, Map<String, ValueSource> arguments) {
  /** Copies the arguments. */
  public PlannedCall {
    Checks.notBlank(id, "planned call id");
    arguments = Checks.orderedCopy(arguments);
  }
}
