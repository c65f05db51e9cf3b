package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.evolution.EvolutionPolicies;
import io.tdscaling.core.metric.DiversityMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class SteeringTest {
  private static final Cell CELL = EngineFixture.AIM.cell().orElseThrow();

  private final List<CellReport> seen = new ArrayList<>();
  private final List<SortedMap<String, JsonNode>> metrics = new ArrayList<>();
  private final Steering steering = steering(this::spy);

  @Test
  void assign_aim_isCountedAndOffersTheUnusedTools() {
    Assignment assignment = steering.assign(0);
    steering.assign(1);

    assertThat(assignment.target()).isEqualTo(EngineFixture.AIM);
    assertThat(assignment.unused()).hasSize(4);
    assertThat(seen.get(0).targeted()).isZero();
    assertThat(seen.get(1).targeted()).isEqualTo(1);
  }

  @Test
  void assign_noAim_leavesTheToolsFree() {
    Assignment assignment = steering((report, seed) -> SteeringTarget.FREE).assign(0);

    assertThat(assignment.unused()).isEmpty();
  }

  @Test
  void fold_accepted_showsInCellMetricsAndTools() {
    fold(EngineFixture.accepted(0, EngineFixture.AIM));

    Assignment assignment = steering.assign(1);

    assertThat(seen.get(0).settled()).isEqualTo(1);
    assertThat(seen.get(0).tokens()).isEqualTo(14);
    boolean lands = CellLedger.lands(EngineFixture.PROFILE, CELL);
    assertThat(seen.get(0).landed()).isEqualTo(lands ? 1 : 0);
    assertThat(metrics.get(0)).containsEntry("count", LongNode.valueOf(1));
    assertThat(EngineFixture.PROFILE.tools()).contains(new ToolRef("orders", "cancel_order"));
    assertThat(assignment.unused()).doesNotContainAnyElementsOf(EngineFixture.PROFILE.tools());
  }

  @Test
  void fold_rejected_isSettledButNotLanded() {
    Outcome outcome = EngineFixture.accepted(0, EngineFixture.AIM);

    fold(outcome.rejected(EngineFixture.fault("facts.missing")));
    steering.assign(1);

    assertThat(seen.get(0).settled()).isEqualTo(1);
    assertThat(seen.get(0).landed()).isZero();
    assertThat(seen.get(0).held()).isZero();
    assertThat(seen.get(0).tokens()).isEqualTo(14);
    assertThat(metrics.get(0)).containsEntry("count", LongNode.valueOf(0));
  }

  @Test
  void assign_ownMetric_addsItsGain() {
    steering.assign(0);

    assertThat(seen.get(0).gain()).isEqualTo(2.5);
  }

  @Test
  void assign_sameHistory_isTheSame() {
    assertThat(history()).isEqualTo(history()).hasSize(40);
  }

  private static List<Assignment> history() {
    Steering adaptive =
        new Steering(
            EvolutionPolicies.adaptive(),
            7,
            EngineFixture.workspace(),
            DiversityMetrics.defaults());
    List<Assignment> history = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Assignment assignment = adaptive.assign(i);
      history.add(assignment);
      Outcome outcome = EngineFixture.accepted(i, assignment.target());
      adaptive.fold(outcome);
    }
    return history;
  }

  private void fold(Outcome outcome) {
    steering.fold(outcome);
  }

  private SteeringTarget spy(io.tdscaling.api.evolution.DiversityReport report, long seed) {
    report.cells().stream().filter(cell -> cell.cell().equals(CELL)).forEach(seen::add);
    metrics.add(report.metrics());
    return EngineFixture.AIM;
  }

  private static Steering steering(EvolutionPolicy policy) {
    return new Steering(policy, 7, EngineFixture.workspace(), List.of(Count::new));
  }

  /** Counts, and would like to count more. */
  private static final class Count implements MetricState {
    private long count;

    @Override
    public String name() {
      return "count";
    }

    @Override
    public void observe(Trajectory trajectory, TrajectoryProfile profile) {
      count++;
    }

    @Override
    public void merge(MetricState other) {
      count += ((Count) other).count;
    }

    @Override
    public JsonNode value() {
      return LongNode.valueOf(count);
    }

    @Override
    public double gain(TrajectoryProfile candidate) {
      return 2.5;
    }
  }
}
