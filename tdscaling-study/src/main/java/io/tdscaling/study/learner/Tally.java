package io.tdscaling.study.learner;

import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.study.learner.LearnerScores.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * How right the answers were, trajectory by trajectory. Decisions may be of several kinds; the
 * share that was right is then the mean of the kinds' shares, over the kinds that there are.
 */
final class Tally {
  private static final int RESAMPLES = 1000;
  private static final int CUT_OFF = 25;

  private final int kinds;
  private final ToIntFunction<Decision> kind;

  /** Of each trajectory, kind by kind, how many were right and how many there were. */
  private final List<double[]> rows = new ArrayList<>();

  /** Counts all decisions as one kind. */
  Tally() {
    this(1, decision -> 0);
  }

  /** Counts decisions by kinds, which are numbered from 0. */
  Tally(int kinds, ToIntFunction<Decision> kind) {
    this.kinds = kinds;
    this.kind = kind;
  }

  /** Counts the decisions of one trajectory. */
  void add(List<Decision> decisions, ToDoubleFunction<Decision> credit) {
    double[] row = new double[2 * kinds];
    for (Decision decision : decisions) {
      int at = 2 * kind.applyAsInt(decision);
      row[at] += credit.applyAsDouble(decision);
      row[at + 1]++;
    }
    rows.add(row);
  }

  int asked() {
    double asked = 0;
    for (double[] row : rows) {
      for (int at = 1; at < row.length; at += 2) {
        asked += row[at];
      }
    }
    return (int) asked;
  }

  /** Returns the share that was right; not a number where nothing was asked. */
  double share() {
    double[] sums = new double[2 * kinds];
    rows.forEach(row -> addTo(sums, row));
    return share(sums);
  }

  /** Returns the middle 95 % of the shares in 1,000 sets drawn from the trajectories. */
  Interval interval(long seed) {
    SeededRandom random = SeededRandom.of(seed, 0, "bootstrap");
    double[] shares = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double[] sums = new double[2 * kinds];
      rows.forEach(row -> addTo(sums, random.pick(rows)));
      shares[i] = share(sums);
    }
    Arrays.sort(shares);
    return new Interval(shares[CUT_OFF - 1], shares[RESAMPLES - CUT_OFF]);
  }

  private static void addTo(double[] sums, double[] row) {
    for (int i = 0; i < row.length; i++) {
      sums[i] += row[i];
    }
  }

  private static double share(double[] sums) {
    double shares = 0;
    int present = 0;
    for (int at = 0; at < sums.length; at += 2) {
      if (sums[at + 1] > 0) {
        shares += sums[at] / sums[at + 1];
        present++;
      }
    }
    return shares / present;
  }
}
