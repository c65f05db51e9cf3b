package io.tdscaling.core.evolution;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;

/** Aims at the cell with the highest score; see {@link EvolutionPolicies#adaptive()}. */
final class AdaptivePolicy implements EvolutionPolicy {
  /** 2^32 over the golden ratio: the steps of this size fill a circle most evenly. */
  private static final long GOLDEN_STEP = 0x9E3779B9L;

  private static final long MASK_32 = 0xFFFFFFFFL;
  private static final double FULL_CELL_WORTH = 0.2;

  @Override
  public SteeringTarget next(DiversityReport report, long seed) {
    List<CellReport> cells = report.cells();
    if (cells.isEmpty()) {
      return SteeringTarget.FREE;
    }
    if (report.settled() == 0 || report.collapsed()) {
      return SteeringTarget.at(spread(cells, report.index()));
    }
    SeededRandom random = new SeededRandom(seed);
    Cell cell = best(cells, random);
    SteeringTarget target = SteeringTarget.at(cell);
    return Ancestry.of(cell, cells, report, random).map(target::by).orElse(target);
  }

  private static Cell spread(List<CellReport> cells, long index) {
    long turn = (index * GOLDEN_STEP) & MASK_32;
    return cells.get((int) ((turn * cells.size()) >>> 32)).cell();
  }

  private static Cell best(List<CellReport> cells, SeededRandom random) {
    LandingRates rates = new LandingRates(cells);
    Scale scale = Scale.of(cells);
    CellReport best = cells.get(0);
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < cells.size(); i++) {
      CellReport cell = cells.get(i);
      double score = scale.worth(cell) * rates.draw(i, cell, random) / scale.cost(cell);
      if (score > highest) {
        highest = score;
        best = cell;
      }
    }
    return best.cell();
  }

  /** What a cell's figures are measured against: those of all cells. */
  private record Scale(double lowest, double highest, double meanHeld, double meanTokens) {
    private static final double PRIOR_ATTEMPTS = 2;

    static Scale of(List<CellReport> cells) {
      double lowest = Double.POSITIVE_INFINITY;
      double highest = Double.NEGATIVE_INFINITY;
      long held = 0;
      long settled = 0;
      long tokens = 0;
      for (CellReport cell : cells) {
        // What was never reached promises most by far; measured by that, all that can be reached
        // would seem worthless.
        if (cell.held() > 0) {
          lowest = Math.min(lowest, cell.gain());
          highest = Math.max(highest, cell.gain());
        }
        held += cell.held();
        settled += cell.settled();
        tokens += cell.tokens();
      }
      double meanTokens = (double) tokens / Math.max(1, settled);
      return new Scale(lowest, highest, (double) held / cells.size(), meanTokens);
    }

    double worth(CellReport cell) {
      double scaled = highest > lowest ? (cell.gain() - lowest) / (highest - lowest) : 1;
      double gain = Math.max(0, Math.min(1, scaled));
      long pending = Math.max(0, cell.targeted() - cell.settled());
      return (FULL_CELL_WORTH + (1 - FULL_CELL_WORTH) * gain)
          / (1 + pending)
          / (1 + cell.held() / (1 + meanHeld));
    }

    double cost(CellReport cell) {
      if (meanTokens == 0) {
        return 1;
      }
      double mixed = cell.tokens() + PRIOR_ATTEMPTS * meanTokens;
      return mixed / (cell.settled() + PRIOR_ATTEMPTS) / meanTokens;
    }
  }
}
