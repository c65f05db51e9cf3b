package io.tdscaling.api.blueprint;

import java.util.List;

/**
 * Calls that are made together; more than one are parallel.
 *
 * @param calls the calls, at least one
 */
public record PlannedStep(List<PlannedCall> calls) {
  /** Copies the calls. */
  public PlannedStep {
    calls = List.copyOf(calls);
    if (calls.isEmpty()) {
      throw new IllegalArgumentException("a planned step needs at least one call");
    }
  }
}
