package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CollapseWatchTest {
  private final CollapseWatch watch = new CollapseWatch();
  private final List<CollapseWatch.Turn> turns = new ArrayList<>();

  @Test
  void observe_sameKindsAllTheTime_isNoCollapse() {
    observe(3_000, 8, 4);

    assertThat(turns).isEmpty();
    assertThat(watch.collapsed()).isFalse();
  }

  @Test
  void observe_diversityGrows_isNoCollapse() {
    observe(600, 2, 1);
    observe(600, 100, 10);

    assertThat(turns).isEmpty();
  }

  @Test
  void observe_fewSignaturesAfterMany_beginsOnceAndEndsWhenTheyAreBack() {
    observe(1_000, 64, 4);
    observe(1_000, 2, 4);

    assertThat(turns).hasSize(1);
    CollapseWatch.Turn began = turns.get(0);
    assertThat(began.began()).isTrue();
    assertThat(began.measure()).isEqualTo("signatures");
    assertThat(began.bits()).isLessThan(0.75 * began.highest());
    assertThat(watch.collapsed()).isTrue();
    assertThat(watch.collapses()).isEqualTo(1);

    observe(1_000, 64, 4);

    assertThat(turns).hasSize(2);
    assertThat(turns.get(1).began()).isFalse();
    assertThat(watch.collapsed()).isFalse();
  }

  @Test
  void observe_oneDomainAfterMany_isACollapseToo() {
    observe(1_000, 16, 16);
    observe(1_000, 16, 1);

    assertThat(turns).singleElement().extracting(CollapseWatch.Turn::measure).isEqualTo("domains");
  }

  private void observe(int times, int signatures, int domains) {
    for (int i = 0; i < times; i++) {
      watch.observe(profile("s" + i % signatures, "d" + i % domains)).ifPresent(turns::add);
    }
  }

  private static TrajectoryProfile profile(String signature, String domain) {
    return new TrajectoryProfile(
        List.of(domain),
        true,
        List.of(signature),
        signature,
        Set.of(ReasoningMode.SEQUENTIAL),
        1024,
        List.of());
  }
}
