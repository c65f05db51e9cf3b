package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricMergeTest {
  private static final Trajectory ANY = new TrajectoryFixture().build();

  private final MetricState domains = state(0);
  private final MetricState modes = state(1);
  private final MetricState complexity = state(2);

  private static MetricState state(int metric) {
    return DiversityMetrics.defaults().get(metric).newState();
  }

  private static TrajectoryProfile profile(
      List<String> domains, String actions, Set<ReasoningMode> modes, long complexity) {
    List<String> tokens = List.of(actions.split(" ", -1));
    return new TrajectoryProfile(
        domains, true, tokens, ActionSignature.of(tokens), modes, complexity, List.of());
  }

  @Test
  void merge_stateOfAnotherMetric_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> domains.merge(modes))
        .withMessage("cannot merge domainEntropy with reasoningModeEntropy");
    assertThatIllegalArgumentException().isThrownBy(() -> modes.merge(complexity));
    assertThatIllegalArgumentException().isThrownBy(() -> complexity.merge(domains));
  }

  @Test
  void merge_withItself_doublesTheCounts() {
    TrajectoryProfile profile =
        profile(List.of("a", "b"), "x y", EnumSet.of(ReasoningMode.PARALLEL), 2048);
    for (MetricState state : List.of(domains, modes, complexity)) {
      state.observe(ANY, profile);
      state.merge(state);
    }

    assertThat(domains.value().get("trajectories").intValue()).isEqualTo(2);
    assertThat(modes.value().get("signatures").intValue()).isEqualTo(1);
    assertThat(complexity.value().get("sum").doubleValue()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void merge_anyOrderAndGrouping_givesTheSameBits(long seed) {
    SeededRandom random = new SeededRandom(seed);
    List<TrajectoryProfile> profiles = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      profiles.add(randomProfile(random));
    }
    assertMergedIsWhole(profiles, 7, seed, random);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void merge_aThousandPartsInAnyOrder_givesTheSameBits(long seed) {
    SeededRandom random = new SeededRandom(seed);
    List<TrajectoryProfile> profiles = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      profiles.add(randomProfile(random));
    }
    assertMergedIsWhole(profiles, 1000, seed, random);
  }

  private static void assertMergedIsWhole(
      List<TrajectoryProfile> profiles, int parts, long seed, SeededRandom random) {
    for (int metric = 0; metric < DiversityMetrics.defaults().size(); metric++) {
      MetricState inOrder = state(metric);
      profiles.forEach(profile -> inOrder.observe(ANY, profile));
      MetricState merged = merged(metric, random.shuffled(profiles), parts, random);

      assertThat(Json.compact(merged.value()))
          .as("seed %d", seed)
          .isEqualTo(Json.compact(inOrder.value()));
      assertThat(Json.compact(merged.report()))
          .as("seed %d", seed)
          .isEqualTo(Json.compact(inOrder.report()));
      TrajectoryProfile candidate = randomProfile(random);
      assertThat(Double.doubleToLongBits(merged.gain(candidate)))
          .as("seed %d", seed)
          .isEqualTo(Double.doubleToLongBits(inOrder.gain(candidate)));
    }
  }

  private static MetricState merged(
      int metric, List<TrajectoryProfile> profiles, int size, SeededRandom random) {
    List<MetricState> parts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      parts.add(state(metric));
    }
    profiles.forEach(profile -> random.pick(parts).observe(ANY, profile));
    while (parts.size() > 1) {
      MetricState from = parts.remove(random.nextInt(parts.size()));
      random.pick(parts).merge(from);
    }
    return parts.get(0);
  }

  private static TrajectoryProfile randomProfile(SeededRandom random) {
    TreeSet<String> domains = new TreeSet<>();
    int size = random.between(1, 3);
    for (int i = 0; i < size; i++) {
      domains.add("d" + random.nextInt(9));
    }
    EnumSet<ReasoningMode> modes = EnumSet.noneOf(ReasoningMode.class);
    for (ReasoningMode mode : ReasoningMode.values()) {
      if (random.chance(0.3)) {
        modes.add(mode);
      }
    }
    StringBuilder actions = new StringBuilder("s");
    int length = random.nextInt(5);
    for (int i = 0; i < length; i++) {
      actions.append(' ').append((char) ('a' + random.nextInt(3)));
    }
    return profile(List.copyOf(domains), actions.toString(), modes, random.nextInt(300 * 1024));
  }
}
