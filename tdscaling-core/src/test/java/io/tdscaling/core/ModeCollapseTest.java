package io.tdscaling.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.synthesis.Budget;
import io.tdscaling.api.synthesis.SynthesisEvent;
import io.tdscaling.api.synthesis.SynthesisEvent.CollapseBegan;
import io.tdscaling.api.synthesis.SynthesisEvent.CollapseEnded;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.evolution.EvolutionPolicies;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs whose diversity falls. */
@Tag("sweep")
class ModeCollapseTest {
  private final List<SynthesisEvent> turns = new CopyOnWriteArrayList<>();

  @Test
  void run_policyThatAimsAtOneCellOnly_isToldAsACollapse() throws Exception {
    EvolutionPolicy narrows =
        (report, seed) -> report.index() < 700 ? SteeringTarget.FREE : lowRefusal(report);

    run(narrows, 1_500, 2);

    assertThat(turns).singleElement().isInstanceOf(CollapseBegan.class);
    CollapseBegan collapse = (CollapseBegan) turns.get(0);
    assertThat(collapse.bits()).isLessThan(0.75 * collapse.highest());
    assertThat(collapse.accepted()).isBetween(701L, 1_300L);
  }

  @Test
  void run_policyThatActsOnTheCollapse_recoversAtAnyConcurrency() throws Exception {
    EvolutionPolicy adaptive = EvolutionPolicies.adaptive();
    EvolutionPolicy corrected =
        (report, seed) ->
            report.index() < 700 || report.collapsed() || report.index() > 1_500
                ? adaptive.next(report, seed)
                : lowRefusal(report);

    run(corrected, 2_600, 1);
    List<SynthesisEvent> alone = List.copyOf(turns);
    turns.clear();
    run(corrected, 2_600, 4);

    assertThat(alone).hasSizeGreaterThanOrEqualTo(2);
    assertThat(alone.get(0)).isInstanceOf(CollapseBegan.class);
    assertThat(alone.get(1)).isInstanceOf(CollapseEnded.class);
    assertThat(turns).isEqualTo(alone);
  }

  @Test
  void run_adaptive_doesNotCollapse() throws Exception {
    run(EvolutionPolicies.adaptive(), 1_500, 2);

    assertThat(turns).isEmpty();
  }

  private void run(EvolutionPolicy policy, long count, int concurrency)
      throws IOException, InterruptedException {
    try (TrajectorySynthesizer synthesizer =
        TrajectorySynthesizer.builder()
            .seed(7)
            .policy(policy)
            .budget(Budget.ofAccepted(count))
            .concurrency(concurrency)
            .listener(this::on)
            .build()) {
      synthesizer.run();
    }
  }

  private void on(SynthesisEvent event) {
    if (event instanceof CollapseBegan || event instanceof CollapseEnded) {
      turns.add(event);
    }
  }

  private static SteeringTarget lowRefusal(DiversityReport report) {
    Optional<CellReport> cell =
        report.cells().stream()
            .filter(c -> c.cell().mode() == ReasoningMode.REFUSING)
            .filter(c -> c.cell().band() == ComplexityBand.LOW)
            .findFirst();
    return SteeringTarget.at(cell.orElseThrow().cell());
  }
}
