package io.tdscaling.core.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.MutationReport;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Keeps a policy to some of the cells; see {@link EvolutionPolicies#within}. */
final class CellsWithin implements EvolutionPolicy {
  private final EvolutionPolicy policy;
  private final Predicate<Cell> allowed;

  CellsWithin(EvolutionPolicy policy, Predicate<Cell> allowed) {
    this.policy = policy;
    this.allowed = allowed;
  }

  @Override
  public SteeringTarget next(DiversityReport report, long seed) {
    List<CellReport> cells =
        report.cells().stream().filter(cell -> allowed.test(cell.cell())).toList();
    if (cells.isEmpty() && report.isPart()) {
      return SteeringTarget.FREE;
    }
    if (cells.isEmpty()) {
      throw new IllegalStateException(
          "none of the %d cells that can be reached passes the policy's condition"
              .formatted(report.cells().size()));
    }
    SteeringTarget target = policy.next(new Part(report, cells), seed);
    return target.cell().filter(allowed).isPresent()
        ? target
        : SteeringTarget.at(SeededRandom.of(seed, report.index(), "within").pick(cells).cell());
  }

  /** A report that shows some of the cells of another. */
  private record Part(DiversityReport whole, List<CellReport> cells) implements DiversityReport {
    @Override
    public long index() {
      return whole.index();
    }

    @Override
    public long settled() {
      return whole.settled();
    }

    @Override
    public long accepted() {
      return whole.accepted();
    }

    @Override
    public boolean isPart() {
      return whole.isPart();
    }

    @Override
    public List<MutationReport> mutations() {
      return whole.mutations();
    }

    @Override
    public boolean collapsed() {
      return whole.collapsed();
    }

    @Override
    public SortedMap<String, JsonNode> metrics() {
      return whole.metrics();
    }
  }
}
