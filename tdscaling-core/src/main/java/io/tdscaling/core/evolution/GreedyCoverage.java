package io.tdscaling.core.evolution;

import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import java.util.Comparator;
import java.util.List;

/** Aims at the emptiest cell; see {@link EvolutionPolicies#greedyCoverage()}. */
final class GreedyCoverage implements EvolutionPolicy {
  @Override
  public SteeringTarget next(DiversityReport report, long seed) {
    List<CellReport> cells = report.cells();
    return cells.stream()
        .min(Comparator.comparingLong(cell -> cell.held() + cell.targeted() - cell.landed()))
        .map(cell -> SteeringTarget.at(cell.cell()))
        .orElse(SteeringTarget.FREE);
  }
}
