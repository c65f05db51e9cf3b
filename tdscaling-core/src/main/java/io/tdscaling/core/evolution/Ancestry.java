package io.tdscaling.core.evolution;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.Descent;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.evolution.MutationReport;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Chooses which plan that worked is to be changed, and how, to fill a cell. */
final class Ancestry {
  /** The rest are new plans: they reach tools that no plan has used. */
  private static final double DESCENDING = 0.4;

  private Ancestry() {}

  /**
   * Returns a descent for a trajectory in the cell, or nothing where it is better made anew: in the
   * lowest band, which has no room for changes, and where the archive has no plan of the domain
   * that is not too complex.
   */
  static Optional<Descent> of(
      Cell aim, List<CellReport> cells, DiversityReport report, SeededRandom random) {
    if (aim.band() == ComplexityBand.LOW || !random.chance(DESCENDING)) {
      return Optional.empty();
    }
    List<Cell> parents =
        cells.stream()
            .filter(cell -> cell.archived() > 0 && mayLeadTo(cell.cell(), aim))
            .map(CellReport::cell)
            .toList();
    return parents.isEmpty()
        ? Optional.empty()
        : mutation(report.mutations(), random).map(m -> new Descent(random.pick(parents), m));
  }

  private static boolean mayLeadTo(Cell from, Cell aim) {
    return from.domain().equals(aim.domain()) && from.band().compareTo(aim.band()) <= 0;
  }

  /**
   * Draws a mutation in proportion to what it promises: its rate of landing times its rate of
   * bringing something new. Always taking the best would be a collapse of its own.
   */
  private static Optional<Mutation> mutation(List<MutationReport> reports, SeededRandom random) {
    double all = reports.stream().mapToDouble(Ancestry::promise).sum();
    double left = random.nextDouble() * all;
    for (MutationReport report : reports) {
      left -= promise(report);
      if (left < 0) {
        return Optional.of(report.mutation());
      }
    }
    return Optional.empty();
  }

  private static double promise(MutationReport report) {
    double trials = report.settled() + 2.0;
    return (report.landed() + 1) / trials * (report.novel() + 1) / trials;
  }
}
