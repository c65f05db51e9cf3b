package io.tdscaling.core.written.llm;

import io.tdscaling.api.blueprint.PlanningTrouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the wrong plans of one attempt, by what was wrong. */
final class Troubles {
  private final SortedMap<String, Long> counts = new TreeMap<>();

  void add(String cause) {
    counts.merge("llm-" + cause, 1L, Long::sum);
  }

  /** Returns the counts for an attempt that had a plan in the end. */
  PlanningTrouble repaired() {
    return new PlanningTrouble(counts, new TreeMap<>());
  }

  /** Returns the counts for an attempt that had none. */
  PlanningTrouble dropped() {
    return new PlanningTrouble(new TreeMap<>(), counts);
  }
}
