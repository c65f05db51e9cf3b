package io.tdscaling.core.blueprint;

import io.tdscaling.core.json.Json;
import io.tdscaling.core.metric.ComplexityWeights;

/**
 * Estimates the cumulative action complexity of a plan that is still growing: every argument is
 * taken to be grounded, and the flow of data counts one level for each call that takes a result.
 */
final class PlanComplexity {
  private static final double UNITS = 1024;
  private static final double LN_2 = StrictMath.log(2);
  private static final ComplexityWeights WEIGHTS = ComplexityWeights.STANDARD;

  private PlanComplexity() {}

  /** Returns the estimate, in units of 1/1024. */
  static long of(PlanDraft draft) {
    double sum = 0;
    for (DraftCall call : draft.calls()) {
      boolean takesResult = draft.calls().stream().anyMatch(call::uses);
      int leaves = Math.min(WEIGHTS.leafCap(), Json.leaves(call.arguments()).size());
      sum += WEIGHTS.call() + WEIGHTS.perLeafLog() * StrictMath.log(1.0 + leaves) / LN_2;
      sum += takesResult ? WEIGHTS.perDepth() : 0;
    }
    return (long) (sum * UNITS);
  }
}
