package io.tdscaling.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TrajectoryProfileTest {
  @Test
  void new_negativeComplexity_isRefused() {
    assertThatThrownBy(() -> TrajectoryProfile.expected(Optional.empty(), Optional.empty(), -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("complexity must not be negative, got -1");
  }

  @Test
  void new_collectionsChangedAfterwards_keepsItsOwn() {
    List<String> domains = new ArrayList<>(List.of("d"));
    List<String> actions = new ArrayList<>(List.of("read"));
    Set<ReasoningMode> modes = EnumSet.of(ReasoningMode.PARALLEL, ReasoningMode.SEQUENTIAL);
    List<ToolRef> tools = new ArrayList<>(List.of(new ToolRef("s", "n")));
    TrajectoryProfile profile =
        new TrajectoryProfile(domains, true, actions, "read", modes, 1, tools);
    domains.clear();
    actions.clear();
    modes.clear();
    tools.clear();
    assertThat(profile.domains()).hasSize(1);
    assertThat(profile.actions()).hasSize(1);
    assertThat(profile.modes()).containsExactly(ReasoningMode.SEQUENTIAL, ReasoningMode.PARALLEL);
    assertThat(profile.tools()).hasSize(1);
    assertThatThrownBy(() -> profile.modes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void expected_holdsWhatIsGivenAndNothingElse() {
    assertThat(
            TrajectoryProfile.expected(
                Optional.of("travel"), Optional.of(ReasoningMode.PARALLEL), 4096))
        .isEqualTo(
            new TrajectoryProfile(
                List.of("travel"),
                true,
                List.of(),
                "",
                Set.of(ReasoningMode.PARALLEL),
                4096,
                List.of()));
  }

  @Test
  void gain_byDefault_doesNotSteer() {
    MetricState state = new CountingMetric();
    assertThat(state.gain(TrajectoryProfile.expected(Optional.empty(), Optional.empty(), 0)))
        .isZero();
  }

  private static final class CountingMetric implements MetricState {
    @Override
    public String name() {
      return "count";
    }

    @Override
    public void observe(Trajectory trajectory, TrajectoryProfile profile) {}

    @Override
    public void merge(MetricState other) {}

    @Override
    public JsonNode value() {
      return IntNode.valueOf(0);
    }
  }
}
