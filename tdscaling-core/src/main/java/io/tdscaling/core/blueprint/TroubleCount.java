package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.PlanningTrouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what goes wrong while one attempt is planned. */
public final class TroubleCount {
  private final SortedMap<String, Long> repaired = new TreeMap<>();
  private final SortedMap<String, Long> dropped = new TreeMap<>();

  /** Counts calls that were made to work, by what failed. */
  public void repaired(SortedMap<String, Long> calls) {
    calls.forEach((cause, count) -> repaired.merge(cause, count, Long::sum));
  }

  /** Counts a plan that was given up. */
  public void dropped(String cause) {
    dropped.merge(cause, 1L, Long::sum);
  }

  /** Returns the counts so far. */
  public PlanningTrouble total() {
    return new PlanningTrouble(repaired, dropped);
  }
}
