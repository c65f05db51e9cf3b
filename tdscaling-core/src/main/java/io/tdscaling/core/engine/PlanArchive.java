package io.tdscaling.core.engine;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps a few accepted plans of each cell, the newest ones that brought something new. */
final class PlanArchive {
  private static final int MOST_IN_A_CELL = 2;

  private final Map<Cell, List<Blueprint>> plans = new HashMap<>();

  /** Takes a plan into the cell; the oldest one there makes room. */
  void add(Cell cell, Blueprint plan) {
    List<Blueprint> held = plans.computeIfAbsent(cell, c -> new ArrayList<>(MOST_IN_A_CELL));
    if (held.size() == MOST_IN_A_CELL) {
      held.remove(0);
    }
    held.add(plan);
  }

  int size(Cell cell) {
    return plans.getOrDefault(cell, List.of()).size();
  }

  /** Returns a plan of the cell, if it holds one. */
  Optional<Blueprint> pick(Cell cell, SeededRandom random) {
    List<Blueprint> held = plans.getOrDefault(cell, List.of());
    return held.isEmpty() ? Optional.empty() : Optional.of(random.pick(held));
  }
}
