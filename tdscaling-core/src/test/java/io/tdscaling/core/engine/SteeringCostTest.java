package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.DiversityReport;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.core.evolution.EvolutionPolicies;
import io.tdscaling.core.metric.DiversityMetrics;
import io.tdscaling.core.random.SeededRandom;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What steering keeps and costs per trajectory, after few and after many. {@code
 * -Dtdscaling.steering=1000,100000,1000000} prints its processor time around these counts.
 */
class SteeringCostTest {
  private static final String COUNTS = "tdscaling.steering";
  private static final int MEASURED = 500;
  private static final TrajectoryProfile LIKE = EngineFixture.PROFILE;

  private final EvolutionPolicy adaptive = EvolutionPolicies.adaptive();
  private final Steering steering =
      new Steering(this::next, 7, EngineFixture.workspace(), DiversityMetrics.defaults());
  private long index;
  private int archived;

  @Test
  void steering_afterMany_keepsAsMuchAsAfterFew() {
    run(2_001);
    int few = archived;
    run(9_999);

    assertThat(archived).isEqualTo(few).isPositive();
  }

  @Test
  void cost_atTheCountsAskedFor_isPrinted() {
    run(20_000); // The code is compiled then.
    for (String count : System.getProperty(COUNTS, "21000").split(",", -1)) {
      run(Math.max(0, Long.parseLong(count.strip()) - index));
      long start = cpu();
      run(MEASURED);
      System.out.printf(
          Locale.ROOT,
          "%s: after %d trajectories %.1f us each%n",
          COUNTS,
          index - MEASURED,
          (cpu() - start) / 1e3 / MEASURED);
    }
    assertThat(index).isGreaterThan(20_000);
  }

  private SteeringTarget next(DiversityReport report, long seed) {
    if (index == 2_000 || index == 11_999) {
      archived = report.cells().stream().mapToInt(CellReport::archived).sum();
    }
    return adaptive.next(report, seed);
  }

  private void run(long times) {
    for (long i = 0; i < times; i++, index++) {
      Assignment assignment = steering.assign(index);
      Outcome outcome = EngineFixture.accepted(index, assignment.target());
      steering.fold(new Outcome(outcome.attempt(), profile(index)));
    }
  }

  /** Returns a profile with one of many signatures. */
  private static TrajectoryProfile profile(long index) {
    SeededRandom random = SeededRandom.of(3, index, "signature");
    List<String> actions =
        IntStream.range(0, 6).mapToObj(i -> "a" + random.nextInt(1 + i * i)).toList();
    return new TrajectoryProfile(
        LIKE.domains(),
        true,
        actions,
        String.join(" ", actions),
        LIKE.modes(),
        LIKE.complexity(),
        LIKE.tools());
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
