package io.tdscaling.api.synthesis;

import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.Usability;
import io.tdscaling.api.verify.Verdict;
import java.math.BigDecimal;
import java.util.SortedMap;

/** Something that happened in a run. */
public sealed interface SynthesisEvent {
  /**
   * The catalog was read and grouped; attempts begin.
   *
   * @param budget the budget
   * @param clusters how many clusters there are
   * @param toolsByUsability tools of the catalog, by usability
   */
  record Started(Budget budget, int clusters, SortedMap<Usability, Long> toolsByUsability)
      implements SynthesisEvent {
    /** Copies the map. */
    public Started {
      toolsByUsability = Checks.sortedCopy(toolsByUsability);
    }
  }

  /**
   * The run goes on with what an earlier process committed.
   *
   * @param attempts attempts committed before
   * @param accepted those of them that were accepted
   */
  record Resumed(long attempts, long accepted) implements SynthesisEvent {}

  /**
   * An attempt in which models were asked was committed. Told once more before {@link Finished} in
   * every run that asked models, with what attempts spent that were never committed, as a cap ended
   * them.
   *
   * @param requests requests sent to models so far, in earlier processes too
   * @param usage tokens they used
   * @param cost what they cost, in the currency of the prices; 0 where no prices are known
   * @param remembered questions that this process answered from memory
   */
  record Spent(long requests, TokenUsage usage, BigDecimal cost, long remembered)
      implements SynthesisEvent {}

  /**
   * An attempt was accepted.
   *
   * @param attempt the attempt
   * @param accepted accepted so far, this one included
   */
  record Accepted(Attempt attempt, long accepted) implements SynthesisEvent {}

  /**
   * An attempt was rejected.
   *
   * @param attempt the attempt
   * @param why what is wrong with it
   */
  record Rejected(Attempt attempt, Verdict.Rejected why) implements SynthesisEvent {}

  /**
   * What was accepted last is much less diverse than what was accepted before: over the last 500
   * trajectories an entropy is below three quarters of the highest that it was.
   *
   * @param measure what fell: {@code signatures} or {@code domains}
   * @param bits its entropy over the window, in bits
   * @param highest the highest that it was, in bits
   * @param accepted accepted so far
   */
  record CollapseBegan(String measure, double bits, double highest, long accepted)
      implements SynthesisEvent {}

  /**
   * Diversity is back after a collapse.
   *
   * @param accepted accepted so far
   */
  record CollapseEnded(long accepted) implements SynthesisEvent {}

  /**
   * The run ended and its files are complete.
   *
   * @param summary what it came to
   */
  record Finished(SynthesisSummary summary) implements SynthesisEvent {}
}
