package io.tdscaling.api.blueprint;

import io.tdscaling.api.internal.Checks;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What went wrong while one attempt was planned, by short kebab-case causes.
 *
 * @param repaired calls that failed and were made to work by other arguments, by what failed
 * @param dropped plans that were given up, by cause
 */
public record PlanningTrouble(SortedMap<String, Long> repaired, SortedMap<String, Long> dropped) {
  /** Nothing went wrong. */
  public static final PlanningTrouble NONE = new PlanningTrouble(new TreeMap<>(), new TreeMap<>());

  /** Copies the maps. */
  public PlanningTrouble {
    repaired = Checks.sortedCopy(repaired);
    dropped = Checks.sortedCopy(dropped);
  }
}
