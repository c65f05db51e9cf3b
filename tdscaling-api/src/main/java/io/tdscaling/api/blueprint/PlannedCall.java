package io.tdscaling.api.blueprint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tdscaling.api.internal.Checks;
import java.util.Map;

/**
 * A call that the plan makes.
 *
 * @param id id within the blueprint, such as {@code c1}
 * @param tool offered name of the tool
 * @param arguments where each argument comes from, by parameter name, in order
 * @param fails whether the call is expected to fail, and is then left at that; in JSON only where
 *     it is true
 */
public record PlannedCall(
    String id,
    String tool,
    Map<String, ValueSource> arguments,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean fails) {
  /** Makes a call that is expected to succeed. */
  public PlannedCall(String id, String tool, Map<String, ValueSource> arguments) {
    this(id, tool, arguments, false);
  }

  /** Copies the arguments. */
  public PlannedCall {
    Checks.notBlank(id, "planned call id");
    arguments = Checks.orderedCopy(arguments);
  }
}
