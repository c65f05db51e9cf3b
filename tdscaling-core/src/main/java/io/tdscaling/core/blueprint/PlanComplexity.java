package io.tdscaling.core.blueprint;

import io.tdscaling.core.json.Json;

/**
 * Estimates the cumulative action complexity of a plan that is still growing, by the standard
 * weights: every argument is taken to be grounded, and a call that takes a result to be one level
 * deep. The truth is measured when it has been acted out.
 */
final class PlanComplexity {
  private static final double UNITS = 1024;
  private static final double LN_2 = StrictMath.log(2);
  private static final int MOST_LEAVES = 16;
  private static final double LEVEL = 0.5;

  private PlanComplexity() {}

  /** Returns the estimate, in units of 1/1024. */
  static long of(PlanDraft draft) {
    double sum = 0;
    for (DraftCall call : draft.calls()) {
      boolean takesResult = draft.calls().stream().anyMatch(call::uses);
      int leaves = Math.min(MOST_LEAVES, Json.leaves(call.arguments()).size());
      sum += 1 + StrictMath.log(1.0 + leaves) / LN_2 + (takesResult ? LEVEL : 0);
    }
    return (long) (sum * UNITS);
  }
}
