package io.tdscaling.core.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellsWithinTest {
  private static boolean sequential(Cell cell) {
    return cell.mode() == ReasoningMode.SEQUENTIAL;
  }

  private static FixedReport report(long settled) {
    List<CellReport> cells = new ArrayList<>();
    for (String domain : List.of("finance", "travel")) {
      for (ReasoningMode mode : ReasoningMode.values()) {
        for (ComplexityBand band : ComplexityBand.values()) {
          cells.add(new CellReport(new Cell(domain, mode, band), 0, 0, 0, 1, 0, 0, 0.5));
        }
      }
    }
    return new FixedReport(3, settled, cells);
  }

  @Test
  void next_policyThatAims_seesAndGetsOnlyTheCellsThatPass() {
    List<Integer> shown = new ArrayList<>();
    EvolutionPolicy spy =
        (report, seed) -> {
          shown.add(report.cells().size());
          assertThat(report.index()).isEqualTo(3);
          assertThat(report.settled()).isEqualTo(7);
          assertThat(report.accepted()).isEqualTo(54);
          assertThat(report.metrics()).isEmpty();
          return SteeringTarget.at(report.cells().get(5).cell());
        };

    SteeringTarget target =
        EvolutionPolicies.within(spy, CellsWithinTest::sequential).next(report(7), 1);

    assertThat(shown).containsExactly(6);
    assertThat(target.cell())
        .contains(new Cell("travel", ReasoningMode.SEQUENTIAL, ComplexityBand.HIGH));
  }

  @Test
  void next_adaptive_aimsAtCellsThatPassOnly() {
    EvolutionPolicy policy =
        EvolutionPolicies.within(EvolutionPolicies.adaptive(), CellsWithinTest::sequential);

    for (long seed = 0; seed < 200; seed++) {
      assertThat(policy.next(report(seed % 2), seed).cell().orElseThrow())
          .matches(CellsWithinTest::sequential);
    }
  }

  @Test
  void next_uniform_spreadsEvenlyOverTheCellsThatPass() {
    EvolutionPolicy policy =
        EvolutionPolicies.within(EvolutionPolicies.uniform(), CellsWithinTest::sequential);
    Map<Cell, Integer> chosen = new HashMap<>();

    for (long seed = 0; seed < 600; seed++) {
      chosen.merge(policy.next(report(9), seed).cell().orElseThrow(), 1, Integer::sum);
    }

    assertThat(chosen).hasSize(6);
    assertThat(chosen.keySet()).allMatch(CellsWithinTest::sequential);
    assertThat(chosen.values()).allMatch(times -> times > 60 && times < 140);
  }

  @Test
  void next_policyThatAimsElsewhere_isBroughtBack() {
    Cell outside = new Cell("travel", ReasoningMode.PARALLEL, ComplexityBand.LOW);
    EvolutionPolicy stubborn = (report, seed) -> SteeringTarget.at(outside);

    assertThat(
            EvolutionPolicies.within(stubborn, CellsWithinTest::sequential)
                .next(report(1), 1)
                .cell()
                .orElseThrow())
        .matches(CellsWithinTest::sequential);
  }

  @Test
  void next_noCellPasses_saysSo() {
    EvolutionPolicy nowhere = EvolutionPolicies.within(EvolutionPolicies.uniform(), cell -> false);

    assertThatThrownBy(() -> nowhere.next(report(1), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("none of the 54 cells that can be reached passes the policy's condition");
  }
}
