package io.tdscaling.core.engine;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a few accepted plans of a cell, the newest ones that brought something new. */
final class PlanArchive {
  private static final int MOST = 2;

  private final List<Blueprint> plans = new ArrayList<>(MOST);

  /** Takes a plan in; the oldest one makes room. */
  void add(Blueprint plan) {
    if (plans.size() == MOST) {
      plans.remove(0);
    }
    plans.add(plan);
  }

  int size() {
    return plans.size();
  }

  /** Returns one of the plans, if there are any. */
  Optional<Blueprint> pick(SeededRandom random) {
    return plans.isEmpty() ? Optional.empty() : Optional.of(random.pick(plans));
  }
}
