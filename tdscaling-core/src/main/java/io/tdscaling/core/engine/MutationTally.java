package io.tdscaling.core.engine;

import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.evolution.MutationReport;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Counts what attempts came to that were made by changing a plan. */
final class MutationTally {
  /** Mutations that need nothing but a plan. */
  static final List<Mutation> ALWAYS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Mutation.INSERT_CODE)));

  private final Map<Mutation, MutationReport> reports = new EnumMap<>(Mutation.class);

  void add(Mutation mutation, boolean hit, boolean isNovel) {
    MutationReport before = of(mutation);
    reports.put(
        mutation,
        new MutationReport(
            mutation,
            before.settled() + 1,
            before.landed() + (hit ? 1 : 0),
            before.novel() + (isNovel ? 1 : 0)));
  }

  /** Returns what came of the mutations that a policy can choose among. */
  List<MutationReport> reports() {
    return ALWAYS.stream().map(this::of).toList();
  }

  private MutationReport of(Mutation mutation) {
    return reports.getOrDefault(mutation, new MutationReport(mutation, 0, 0, 0));
  }
}
