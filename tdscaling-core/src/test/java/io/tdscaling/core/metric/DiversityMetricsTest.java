package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiversityMetricsTest {
  private static final Trajectory ANY = new TrajectoryFixture().build();

  private final MetricState domains = state(0);
  private final MetricState modes = state(1);
  private final MetricState complexity = state(2);

  private static MetricState state(int metric) {
    return DiversityMetrics.defaults().get(metric).newState();
  }

  private static TrajectoryProfile inDomains(String... domains) {
    return profile(List.of(domains), "", Set.of(), 0);
  }

  private static TrajectoryProfile profile(
      List<String> domains, String actions, Set<ReasoningMode> modes, long complexity) {
    List<String> tokens = actions.isEmpty() ? List.of() : List.of(actions.split(" "));
    return new TrajectoryProfile(
        domains, true, tokens, ActionSignature.of(tokens), modes, complexity, List.of());
  }

  private static String value(MetricState state) {
    return Json.compact(state.value()).replace('"', '\'');
  }

  @Test
  void defaults_names_areTheReportsKeysInOrder() {
    assertThat(DiversityMetrics.defaults().stream().map(DiversityMetric::newState))
        .extracting(MetricState::name)
        .containsExactly("domainEntropy", "reasoningModeEntropy", "cumulativeActionComplexity");
  }

  @Test
  void domainEntropy_nothingObserved_isNull() {
    assertThat(value(domains))
        .isEqualTo(
            "{'value':null,'effectiveNumber':null,'evenness':null,'categories':0,"
                + "'trajectories':0,'unknown':0,'distribution':{}}");
  }

  @Test
  void domainEntropy_trajectoryOverTwoDomains_givesHalfToEach() {
    domains.observe(ANY, inDomains("a"));
    domains.observe(ANY, inDomains("a", "b"));
    domains.observe(ANY, inDomains());

    // a 3/4, b 1/4: 2 - 3/4 log2 3 = 0.811278; 2^H = 1.754765
    assertThat(value(domains))
        .isEqualTo(
            "{'value':0.811278,'effectiveNumber':1.754765,'evenness':0.811278,'categories':2,"
                + "'trajectories':2,'unknown':0,'distribution':{'a':0.75,'b':0.25}}");
  }

  @Test
  void domainEntropy_oneDomain_isZeroWithoutEvenness() {
    domains.observe(ANY, inDomains("a"));

    assertThat(value(domains)).startsWith("{'value':0.0,'effectiveNumber':1.0,'evenness':null,");
  }

  @Test
  void domainEntropy_unknownDomain_makesItNull() {
    domains.observe(ANY, inDomains("a"));
    domains.observe(
        ANY, new TrajectoryProfile(List.of(), false, List.of(), "", Set.of(), 0, List.of()));

    assertThat(domains.value().get("value").isNull()).isTrue();
    assertThat(domains.value().get("unknown").longValue()).isEqualTo(1);
    assertThat(value(domains)).contains("'distribution':{'a':1.0}");
  }

  @Test
  void domainEntropy_manyDomains_showsTheFiftyLargest() {
    for (int i = 0; i < 60; i++) {
      domains.observe(ANY, inDomains("d" + (100 + i)));
    }
    domains.observe(ANY, inDomains("d159"));

    assertThat(domains.value().get("distribution").properties()).hasSize(50);
    assertThat(domains.value().get("distribution").fieldNames().next()).isEqualTo("d159");
  }

  @Test
  void domainEntropy_gain_isTheGrowthByOneTrajectory() {
    domains.observe(ANY, inDomains("a"));
    domains.observe(ANY, inDomains("a"));
    domains.observe(ANY, inDomains("b"));

    // H(2,1) = 0.918296; H(2,1,1) = 1.5; H(2,2) = 1; H(3,1) = 0.811278; H(2.5,1.5) = 0.954434
    assertThat(gain(domains, "c")).isEqualTo(1.5 - 0.918296, within(1e-6));
    assertThat(gain(domains, "b")).isEqualTo(1 - 0.918296, within(1e-6));
    assertThat(gain(domains, "a")).isEqualTo(0.811278 - 0.918296, within(1e-6));
    assertThat(gain(domains, "a")).isEqualTo(gain(domains, "a"));
    assertThat(domains.gain(inDomains("a", "b"))).isEqualTo(0.954434 - 0.918296, within(1e-6));
    assertThat(domains.gain(inDomains())).isZero();
  }

  @Test
  void domainEntropy_gainAfterObserving_isNotTheOldOne() {
    domains.observe(ANY, inDomains("a"));
    assertThat(gain(domains, "b")).isEqualTo(1, within(1e-12));
    domains.observe(ANY, inDomains("b"));

    assertThat(gain(domains, "b")).isNegative();
  }

  private static double gain(MetricState state, String domain) {
    return state.gain(TrajectoryProfile.expected(Optional.of(domain), Optional.empty(), 0));
  }

  @Test
  void reasoningModeEntropy_nothingObserved_isNull() {
    assertThat(value(modes))
        .isEqualTo(
            "{'value':null,'effectiveNumber':null,'evenness':null,'signatures':0,"
                + "'taxonomy':{'value':null,'effectiveNumber':null,'evenness':null,'classes':9,"
                + "'distribution':{}},'trigrams':{'value':null,'distinct':0}}");
  }

  @Test
  void reasoningModeEntropy_threeTrajectories_isAsByHand() {
    Set<ReasoningMode> chain = EnumSet.of(ReasoningMode.SEQUENTIAL);
    modes.observe(ANY, profile(List.of(), "a b", chain, 0));
    modes.observe(ANY, profile(List.of(), "a b", chain, 0));
    modes.observe(
        ANY,
        profile(List.of(), "c", EnumSet.of(ReasoningMode.SEQUENTIAL, ReasoningMode.PARALLEL), 0));

    // Signatures 2/3, 1/3: 0.918296. Taxonomy 2.5/3, 0.5/3: 0.650022 over log2 9 = 3.169925.
    // Trigrams "^ a b" 2, "a b $" 2, "^ c $" 1 of 5: 1.521928.
    assertThat(value(modes))
        .isEqualTo(
            "{'value':0.918296,'effectiveNumber':1.889882,'evenness':0.918296,'signatures':2,"
                + "'taxonomy':{'value':0.650022,'effectiveNumber':1.569193,'evenness':0.205059,"
                + "'classes':9,'distribution':{'sequential':0.833333,'parallel':0.166667}},"
                + "'trigrams':{'value':1.521928,'distinct':3}}");
  }

  @Test
  void reasoningModeEntropy_fewerReachableModes_setsTheDenominator() {
    MetricState state =
        DiversityMetrics.defaults(EnumSet.of(ReasoningMode.SEQUENTIAL, ReasoningMode.PARALLEL))
            .get(1)
            .newState();
    state.observe(ANY, profile(List.of(), "a", EnumSet.of(ReasoningMode.SEQUENTIAL), 0));
    state.observe(ANY, profile(List.of(), "a", EnumSet.of(ReasoningMode.PARALLEL), 0));

    assertThat(state.value().at("/taxonomy/evenness").doubleValue()).isEqualTo(1);
    assertThat(state.value().at("/taxonomy/classes").intValue()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> state.merge(modes));
  }

  @Test
  void reasoningModeEntropy_gainWithoutSignature_isThatOfTheTaxonomy() {
    modes.observe(ANY, profile(List.of(), "a", EnumSet.of(ReasoningMode.SEQUENTIAL), 0));

    assertThat(modes.gain(profile(List.of(), "", EnumSet.of(ReasoningMode.PARALLEL), 0)))
        .isEqualTo(1, within(1e-12));
    assertThat(modes.gain(profile(List.of(), "", EnumSet.of(ReasoningMode.SEQUENTIAL), 0)))
        .isZero();
  }

  @Test
  void reasoningModeEntropy_gainWithSignature_addsTheGrowthOfTheSignatures() {
    Set<ReasoningMode> chain = EnumSet.of(ReasoningMode.SEQUENTIAL);
    modes.observe(ANY, profile(List.of(), "a", chain, 0));
    modes.observe(ANY, profile(List.of(), "a", chain, 0));
    modes.observe(ANY, profile(List.of(), "b", chain, 0));

    // H(2,1) = 0.918296; H(2,1,1) = 1.5; H(2,2) = 1; H(3,1) = 0.811278; the taxonomy stays at 0
    assertThat(modes.gain(profile(List.of(), "c", chain, 0)))
        .isEqualTo(1.5 - 0.918296, within(1e-6));
    assertThat(modes.gain(profile(List.of(), "b", chain, 0))).isEqualTo(1 - 0.918296, within(1e-6));
    assertThat(modes.gain(profile(List.of(), "a", chain, 0)))
        .isEqualTo(0.811278 - 0.918296, within(1e-6));
    // The taxonomy grows from H(3) to H(3,1).
    assertThat(modes.gain(profile(List.of(), "c", EnumSet.of(ReasoningMode.PARALLEL), 0)))
        .isEqualTo(1.5 - 0.918296 + 0.811278, within(1e-6));
  }

  @Test
  void reasoningModeEntropy_gain_isWhatObservingAdds() {
    Set<ReasoningMode> chain = EnumSet.of(ReasoningMode.SEQUENTIAL);
    for (String actions : List.of("a", "b", "a", "c", "a b", "b", "a", "d", "c a")) {
      TrajectoryProfile profile = profile(List.of(), actions, chain, 0);
      double gain = modes.gain(profile);
      double before = modes.value().path("value").doubleValue();
      modes.observe(ANY, profile);

      assertThat(gain).isEqualTo(modes.value().path("value").doubleValue() - before, within(2e-6));
    }
  }

  @Test
  void complexity_nothingObserved_hasNoMean() {
    assertThat(value(complexity))
        .isEqualTo(
            "{'sum':0.0,'mean':null,'p50':null,'p90':null,'p99':null,"
                + "'tailThreshold':10.0,'tailShare':null}");
  }

  @Test
  void complexity_tenTrajectories_isAsByHand() {
    for (int i = 1; i <= 10; i++) {
      complexity.observe(ANY, profile(List.of(), "", Set.of(), i * 2048L - 1024));
    }

    // 1, 3, … 19
    assertThat(value(complexity))
        .isEqualTo(
            "{'sum':100.0,'mean':10.0,'p50':9.0,'p90':17.0,'p99':19.0,"
                + "'tailThreshold':10.0,'tailShare':0.5}");
  }

  @Test
  void complexity_beyondTheExactRange_isWithinOne() {
    complexity.observe(ANY, profile(List.of(), "", Set.of(), 300 * 1024 + 700));
    assertThat(complexity.value().get("p50").doubleValue()).isEqualTo(300);
    assertThat(complexity.value().get("sum").doubleValue()).isEqualTo(300.683594);

    complexity.observe(ANY, profile(List.of(), "", Set.of(), 1L << 40));
    assertThat(complexity.value().get("p99").doubleValue()).isEqualTo(65_536);
  }

  @Test
  void complexity_gain_isPositiveAboveTheMeanOnly() {
    assertThat(complexity.gain(profile(List.of(), "", Set.of(), 3 * 1024)))
        .isEqualTo(0.25 * 2, within(1e-12));
    complexity.observe(ANY, profile(List.of(), "", Set.of(), 3 * 1024));

    // ¼ · (log2(1 + 5) − log2(1 + 3))
    assertThat(complexity.gain(profile(List.of(), "", Set.of(), 7 * 1024)))
        .isEqualTo(0.25 * 0.584963, within(1e-6));
    assertThat(complexity.gain(profile(List.of(), "", Set.of(), 3 * 1024))).isZero();
    assertThat(complexity.gain(profile(List.of(), "", Set.of(), 0))).isNegative();
  }
}
