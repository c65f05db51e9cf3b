package io.tdscaling.core.evolution;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.random.SeededRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is believed of the chance that an attempt lands in the cell it aims at. Cells outnumber what
 * one can try, so what is known of a cell's mode, band and domain stands in for what is not known
 * of itself.
 */
final class LandingRates {
  /** Draws spread by this part of the deviation: the pending attempts already spread the aims. */
  private static final double BOLDNESS = 0.5;

  /** How many attempts the belief held beforehand is worth. */
  private static final double PRIOR_ATTEMPTS = 1;

  private static final double LOWEST_PRIOR = 0.01;
  private static final double HIGHEST_PRIOR = 0.9;

  /** No draw is below the mean over this, so that no cell is out of reach. */
  private static final double FLOOR = 8;

  private static final double SQRT_3 = Math.sqrt(3);

  /** What is known of the mode and band of each cell, whatever its domain. */
  private final Tally[] shapes;

  private final double[] domainRate;
  private final double overall;

  /** Takes in the cells, which are sorted by domain. */
  LandingRates(List<CellReport> cells) {
    shapes = new Tally[cells.size()];
    domainRate = new double[cells.size()];
    Map<ReasoningMode, Map<ComplexityBand, Tally>> byShape = new EnumMap<>(ReasoningMode.class);
    Tally all = new Tally();
    int from = 0;
    while (from < cells.size()) {
      int to = endOfDomain(cells, from);
      Tally domain = new Tally();
      for (int i = from; i < to; i++) {
        CellReport cell = cells.get(i);
        Cell at = cell.cell();
        shapes[i] =
            byShape
                .computeIfAbsent(at.mode(), mode -> new EnumMap<>(ComplexityBand.class))
                .computeIfAbsent(at.band(), band -> new Tally());
        shapes[i].add(cell);
        domain.add(cell);
        all.add(cell);
      }
      Arrays.fill(domainRate, from, to, domain.rate());
      from = to;
    }
    overall = all.rate();
  }

  /** Draws the chance to land in the cell at this position. */
  double draw(int position, CellReport cell, SeededRandom random) {
    double weight = PRIOR_ATTEMPTS + cell.settled();
    double mean = (PRIOR_ATTEMPTS * prior(position) + cell.landed()) / weight;
    double deviation = Math.sqrt(mean * (1 - mean) / (weight + 1));
    return Math.max(mean / FLOOR, Math.min(1, mean + BOLDNESS * deviation * normal(random)));
  }

  private double prior(int position) {
    double expected = shapes[position].rate() * domainRate[position] / overall;
    return Math.max(LOWEST_PRIOR, Math.min(HIGHEST_PRIOR, expected));
  }

  /**
   * Returns a number with mean 0 and variance 1 that is nearly normal: four uniform ones summed,
   * for a true normal one needs logarithms, and this is drawn for every cell of every decision.
   */
  private static double normal(SeededRandom random) {
    long bits = random.nextLong();
    long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
    return (sum / 65535.0 - 2) * SQRT_3;
  }

  private static int endOfDomain(List<CellReport> cells, int from) {
    String domain = cells.get(from).cell().domain();
    int to = from + 1;
    while (to < cells.size() && cells.get(to).cell().domain().equals(domain)) {
      to++;
    }
    return to;
  }

  /** Attempts that are settled, and those of them that landed where they were aimed. */
  private static final class Tally {
    private long settled;
    private long landed;

    void add(CellReport cell) {
      settled += cell.settled();
      landed += cell.landed();
    }

    double rate() {
      return (landed + 1.0) / (settled + 2.0);
    }
  }
}
