package io.tdscaling.core.engine;

import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.evolution.MutationReport;
import java.util.Arrays;
import java.util.List;

/** Counts what attempts came to that were made by changing a plan. */
final class MutationTally {
  private static final Mutation[] ALL = Mutation.values();

  private final long[] settled = new long[ALL.length];
  private final long[] landed = new long[ALL.length];
  private final long[] novel = new long[ALL.length];

  void add(Mutation mutation, boolean hit, boolean isNovel) {
    settled[mutation.ordinal()]++;
    landed[mutation.ordinal()] += hit ? 1 : 0;
    novel[mutation.ordinal()] += isNovel ? 1 : 0;
  }

  List<MutationReport> reports() {
    return Arrays.stream(ALL)
        .map(
            m ->
                new MutationReport(
                    m, settled[m.ordinal()], landed[m.ordinal()], novel[m.ordinal()]))
        .toList();
  }
}
