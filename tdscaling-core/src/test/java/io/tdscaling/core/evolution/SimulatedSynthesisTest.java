package io.tdscaling.core.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.Trajectory;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the policies under one fixed number of attempts. More than half of the cells never land.
 */
class SimulatedSynthesisTest {
  private static final int ATTEMPTS = 2000;
  private static final int WINDOW = 256;

  private static SimulatedSynthesis run(EvolutionPolicy policy, long seed) {
    Provenance provenance = new Provenance(0, 0, "b", "k", 0, new TreeMap<>(), TokenUsage.NONE);
    SimulatedSynthesis world =
        new SimulatedSynthesis(
            WINDOW,
            new Trajectory("t", List.of(), List.of(), List.of(), new TreeMap<>(), "", provenance));
    world.run(policy, ATTEMPTS, seed);
    return world;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void adaptive_sameAttemptsAsUniform_reachesMoreAndGivesUpWhatNeverLands(long seed) {
    SimulatedSynthesis uniform = run(EvolutionPolicies.uniform(), seed);
    SimulatedSynthesis adaptive = run(EvolutionPolicies.adaptive(), seed);
    List<Cell> infeasible =
        adaptive.cells().stream().filter(cell -> !SimulatedSynthesis.feasible(cell)).toList();

    assertThat(adaptive.value(0)).as("seed %d", seed).isGreaterThan(uniform.value(0) + 0.3);
    assertThat(adaptive.taxonomy()).as("seed %d", seed).isGreaterThan(uniform.taxonomy() + 0.3);
    assertThat(infeasible.size()).isGreaterThan(adaptive.cells().size() / 2);
    assertThat(adaptive.attemptsAtInfeasible).as("seed %d", seed).isLessThan(ATTEMPTS * 36 / 100);
    assertThat(infeasible).allMatch(cell -> adaptive.attemptsAt(cell) <= 15);
  }
}
