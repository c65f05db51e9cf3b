package io.tdscaling.core.engine;

import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Party;
import io.tdscaling.api.verify.Verdict;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rejects what was there before. Asked in index order, of accepted trajectories only. */
final class Duplicates {
  private static final int REMEMBERED = 500_000;

  private final DuplicateFilter exact = new DuplicateFilter(REMEMBERED);
  private final @Nullable NearDuplicateFilter near;

  /** Looks for copies that are alike by at least {@code threshold}; for exact ones only, if 1. */
  Duplicates(double threshold) {
    this.near =
        threshold < 1 ? new NearDuplicateFilter(threshold, NearDuplicateFilter.CAPACITY) : null;
  }

  /** Remembers a trajectory unless it is a copy; returns why it is, if so. */
  Optional<Verdict.Rejected> check(Trajectory trajectory) {
    if (exact.repeats(trajectory)) {
      return rejected(
          "duplicate.exact", "an earlier trajectory has the same tools, user turns and calls");
    }
    return near == null
        ? Optional.empty()
        : near.copyOf(trajectory).flatMap(copy -> rejected("duplicate.near", reason(copy)));
  }

  private static String reason(NearDuplicateFilter.Copy copy) {
    return String.format(
        Locale.ROOT,
        "user turns and calls are %.2f alike with those of %s",
        copy.similarity(),
        copy.id());
  }

  private static Optional<Verdict.Rejected> rejected(String rule, String reason) {
    return Optional.of(new Verdict.Rejected(rule, -1, Party.BLUEPRINT, reason));
  }
}
