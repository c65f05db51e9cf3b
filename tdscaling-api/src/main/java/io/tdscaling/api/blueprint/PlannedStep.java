package io.tdscaling.api.blueprint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are made together; more than one are parallel.
 *
 * @param calls the calls, at least one
 * @param when what has to hold for the calls to be made; null, and absent in JSON, where they are
 *     made in any case
 * @param remark what the assistant says beside the calls; absent in JSON where empty
 */
public record PlannedStep(
    List<PlannedCall> calls,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Condition when,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String remark) {
  /** Makes a step whose calls are made in any case. */
  public PlannedStep(List<PlannedCall> calls) {
    this(calls, null);
  }

  /** Makes a step beside whose calls nothing is said. */
  public PlannedStep(List<PlannedCall> calls, @Nullable Condition when) {
    this(calls, when, "");
  }

  /** Copies the calls. */
  public PlannedStep {
    remark = remark == null ? "" : remark;
    calls = List.copyOf(calls);
    if (calls.isEmpty()) {
      throw new IllegalArgumentException("a planned step needs at least one call");
    }
  }
}
