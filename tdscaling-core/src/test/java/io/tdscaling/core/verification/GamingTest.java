package io.tdscaling.core.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolSource;
import io.tdscaling.api.verify.Verdict;
import io.tdscaling.api.verify.VerificationRequest;
import io.tdscaling.core.ToolSources;
import io.tdscaling.core.catalog.RealCatalogs;
import io.tdscaling.core.metric.ComplexityWeights;
import io.tdscaling.core.metric.DiversityMetrics;
import io.tdscaling.core.metric.TrajectoryProfiler;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.verification.Script.CallSpot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What would make the metrics grow without more diversity either does not, or is rejected. */
class GamingTest {
  private static final int COUNT = 100;
  private static final int EVERY_REAL_SERVICE = 12;
  private static final long SEED = 11;

  /**
   * A walk gets through where all it leaves out is a read whose fact another result happens to
   * hold, such as that something is active.
   */
  private static final double MOSTLY = 0.98;

  private final TrajectoryProfiler profiler = new TrajectoryProfiler();
  private final StandardVerifier verifier = new StandardVerifier(new SchemaValidator());

  @Test
  void bundledServices_gamesDoNotPay() throws Exception {
    assertGamesDoNotPay(Cases.accepted(ToolSources.bundled(), COUNT));
  }

  @Test
  void realServices_gamesDoNotPay() throws Exception {
    List<ServiceSpec> all = RealCatalogs.load().services();
    List<ServiceSpec> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += EVERY_REAL_SERVICE) {
      some.add(all.get(i));
    }
    assertGamesDoNotPay(Cases.accepted(ToolSource.of(some.toArray(ServiceSpec[]::new)), COUNT));
  }

  private void assertGamesDoNotPay(List<Case> cases) throws InterruptedException {
    List<MetricState> states =
        DiversityMetrics.defaults().stream().map(DiversityMetric::newState).toList();
    for (Case right : cases) {
      TrajectoryProfile profile = profiler.profile(right.trajectory());
      states.forEach(state -> state.observe(right.trajectory(), profile));
    }
    for (int i = 0; i < cases.size(); i++) {
      for (CallSpot spot : new Script(cases.get(i)).spots(call -> true)) {
        assertRepeatsDoNotShow(cases.get(i), spot, states);
        assertFailuresAddAtMostARecovery(cases.get(i), spot);
      }
    }
    assertRejected(cases, "random walk", new RandomWalk()::instead, MOSTLY);
    assertRejected(cases, "dependent steps swapped", swapped(), 1);
    assertBlueprintsOfOthersAreRejected(cases);
  }

  private void assertRepeatsDoNotShow(Case right, CallSpot spot, List<MetricState> states) {
    TrajectoryProfile profile = profiler.profile(right.trajectory());
    boolean failed = new Script(right).line(spot.line()).callNotes().get(spot.index()).error();
    for (int times : new int[] {1, 2, 5}) {
      TrajectoryProfile padded = profiler.profile(Padding.repeated(right, spot, times));
      assertThat(padded.complexity()).isEqualTo(profile.complexity());
      if (!failed) {
        assertThat(padded).isEqualTo(profile);
        states.forEach(state -> assertThat(state.gain(padded)).isEqualTo(state.gain(profile)));
      }
    }
    if (!failed) {
      assertThat(profiler.profile(Padding.doubled(right, spot))).isEqualTo(profile);
    }
  }

  /**
   * What fails is an action. It shows up to five times: the first, and four that come after a
   * failure. Nothing beyond them does.
   */
  private void assertFailuresAddAtMostARecovery(Case right, CallSpot spot) {
    long recovery = (long) (ComplexityWeights.STANDARD.recovery() * 1024);
    TrajectoryProfile profile = profiler.profile(right.trajectory());
    TrajectoryProfile five = profiler.profile(Padding.failing(right, spot, 5));
    TrajectoryProfile nine = profiler.profile(Padding.failing(right, spot, 9));

    assertThat(five.complexity() - profile.complexity()).isBetween(0L, recovery);
    assertThat(nine.complexity()).isEqualTo(five.complexity());
    assertThat(nine.signature()).isEqualTo(five.signature());
    assertThat(nine.modes()).isEqualTo(five.modes());
    if (!calledAgain(right, spot)) {
      assertThat(five.complexity()).isEqualTo(profile.complexity());
    }
  }

  private static boolean calledAgain(Case right, CallSpot spot) {
    Script script = new Script(right);
    String tool = script.call(spot).name();
    return script.spots(call -> call.name().equals(tool)).stream()
        .anyMatch(other -> other.line() > spot.line());
  }

  private void assertRejected(
      List<Case> cases, String game, Corruption.Operator operator, double share)
      throws InterruptedException {
    int played = 0;
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Optional<Case> changed = operator.apply(cases.get(i), SeededRandom.of(SEED, i, game));
      if (changed.isPresent()) {
        played++;
        if (verify(changed.get()).accepted()) {
          accepted.add(changed.get().blueprint().id());
        }
      }
    }
    assertThat(played).as(game).isGreaterThanOrEqualTo(COUNT / 10);
    assertThat((double) accepted.size())
        .as("%s of %s", game, accepted)
        .isLessThanOrEqualTo(played * (1 - share));
  }

  private void assertBlueprintsOfOthersAreRejected(List<Case> cases) throws InterruptedException {
    for (int i = 1; i < cases.size(); i++) {
      Case mixed = cases.get(i).with(cases.get(i - 1).blueprint());
      assertThat(verify(mixed).accepted()).isFalse();
    }
  }

  private static Corruption.Operator swapped() {
    return CallCorruptions.all().stream()
        .filter(corruption -> corruption.name().equals("dependent steps swapped"))
        .findFirst()
        .orElseThrow()
        .operator();
  }

  private Verdict verify(Case played) throws InterruptedException {
    return verifier.verify(
        new VerificationRequest(played.trajectory(), played.blueprint(), played.environments()));
  }
}
