package io.tdscaling.core.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvolutionPoliciesTest {
  private final EvolutionPolicy adaptive = EvolutionPolicies.adaptive();

  private static Cell cell(int domain) {
    return new Cell("d%03d".formatted(domain), ReasoningMode.SEQUENTIAL, ComplexityBand.LOW);
  }

  /** A cell where every settled attempt landed, or none did. */
  private static CellReport report(
      int domain, long pending, long settled, long landed, long held, long tokens, double gain) {
    return new CellReport(cell(domain), pending + settled, settled, landed, held, tokens, 0, gain);
  }

  /** Returns how often each domain is chosen, over many seeds. */
  private Map<String, Integer> choices(CellReport... cells) {
    Map<String, Integer> chosen = new HashMap<>();
    for (long seed = 0; seed < 1000; seed++) {
      Cell aim =
          adaptive.next(new FixedReport(1000, 700, List.of(cells)), seed).cell().orElseThrow();
      chosen.merge(aim.domain(), 1, Integer::sum);
    }
    return chosen;
  }

  @Test
  void uniform_anyReport_isFree() {
    assertThat(EvolutionPolicies.uniform().next(new FixedReport(5, 5, List.of()), 1))
        .isEqualTo(SteeringTarget.FREE);
  }

  @Test
  void adaptive_noCells_isFree() {
    assertThat(adaptive.next(new FixedReport(5, 5, List.of()), 1)).isEqualTo(SteeringTarget.FREE);
    assertThat(adaptive.next(new FixedReport(5, 0, List.of()), 1)).isEqualTo(SteeringTarget.FREE);
  }

  @Test
  void adaptive_beforeTheFirstResult_spreadsOverDomainsModesAndBands() {
    List<CellReport> cells = new ArrayList<>();
    for (int domain = 0; domain < 60; domain++) {
      for (ReasoningMode mode : ReasoningMode.values()) {
        for (ComplexityBand band : ComplexityBand.values()) {
          Cell cell = new Cell("d%03d".formatted(domain), mode, band);
          cells.add(new CellReport(cell, 0, 0, 0, 0, 0, 0, 1));
        }
      }
    }
    Map<Object, Integer> hits = new HashMap<>();
    Set<Cell> distinct = new HashSet<>();
    for (int index = 0; index < 256; index++) {
      Cell cell = adaptive.next(new FixedReport(index, 0, cells), index).cell().orElseThrow();
      distinct.add(cell);
      hits.merge(cell.domain(), 1, Integer::sum);
      hits.merge(cell.mode(), 1, Integer::sum);
      hits.merge(cell.band(), 1, Integer::sum);
    }

    assertThat(distinct).hasSize(256);
    for (int domain = 0; domain < 60; domain++) {
      assertThat(hits.get("d%03d".formatted(domain))).isBetween(3, 6);
    }
    for (ReasoningMode mode : ReasoningMode.values()) {
      assertThat(hits.get(mode)).isBetween(20, 37);
    }
    for (ComplexityBand band : ComplexityBand.values()) {
      assertThat(hits.get(band)).isBetween(75, 96);
    }
  }

  @Test
  void adaptive_sameReportAndSeed_sameTarget() {
    List<CellReport> cells =
        List.of(report(0, 1, 5, 2, 3, 50, 0.1), report(1, 0, 4, 3, 3, 20, 0.2));
    for (long seed = 0; seed < 50; seed++) {
      assertThat(adaptive.next(new FixedReport(300, 44, cells), seed))
          .isEqualTo(EvolutionPolicies.adaptive().next(new FixedReport(300, 44, cells), seed));
    }
  }

  @Test
  void adaptive_onlyTheGainDiffers_prefersTheHigher() {
    assertThat(choices(report(0, 0, 100, 80, 80, 0, 0.1), report(1, 0, 100, 80, 80, 0, 0.2)))
        .containsOnlyKeys("d001");
  }

  @Test
  void adaptive_allGainsNegative_stillTellsThemApart() {
    assertThat(choices(report(0, 0, 100, 80, 80, 0, -0.1), report(1, 0, 100, 80, 80, 0, -0.2)))
        .containsOnlyKeys("d000");
  }

  @Test
  void adaptive_onlyTheLandingRateDiffers_prefersTheHigher() {
    assertThat(choices(report(0, 0, 100, 10, 50, 0, 0.1), report(1, 0, 100, 80, 50, 0, 0.1)))
        .containsOnlyKeys("d001");
  }

  @Test
  void adaptive_onlyTheTokensDiffer_prefersTheCheaper() {
    assertThat(
            choices(
                report(0, 0, 100, 80, 80, 1_000_000, 0.1), report(1, 0, 100, 80, 80, 100_000, 0.1)))
        .containsOnlyKeys("d001");
  }

  @Test
  void adaptive_onlyWhatIsHeldDiffers_prefersTheEmptier() {
    assertThat(choices(report(0, 0, 100, 80, 400, 0, 0.1), report(1, 0, 100, 80, 10, 0, 0.1)))
        .containsOnlyKeys("d001");
  }

  @Test
  void adaptive_onlyThePendingDiffer_prefersTheFewer() {
    assertThat(choices(report(0, 9, 100, 80, 80, 0, 0.1), report(1, 0, 100, 80, 80, 0, 0.1)))
        .containsOnlyKeys("d001");
  }

  @Test
  void adaptive_cellThatNeverLands_isGivenUpButNotForever() {
    Map<String, Integer> afterFour =
        choices(report(0, 0, 4, 0, 0, 0, 0.9), report(1, 0, 100, 80, 80, 0, 0.1));
    Map<String, Integer> whileTheOtherIsBusy =
        choices(report(0, 0, 4, 0, 0, 0, 0.9), report(1, 60, 100, 80, 80, 0, 0.1));

    assertThat(afterFour.getOrDefault("d000", 0)).isLessThan(100);
    assertThat(whileTheOtherIsBusy.getOrDefault("d000", 0)).isGreaterThan(500);
  }

  @Test
  void adaptive_wholeWindowOnStaleResults_isApportionedNotPiledUp() {
    long[] pending = new long[8];
    for (int index = 0; index < 256; index++) {
      List<CellReport> cells = new ArrayList<>();
      for (int i = 0; i < pending.length; i++) {
        cells.add(report(i, pending[i], 100, 80, 80, 0, 0.1 * i));
      }
      Cell aim = adaptive.next(new FixedReport(1000, 800, cells), index).cell().orElseThrow();
      pending[Integer.parseInt(aim.domain().substring(1))]++;
    }

    // Worths run from 0.2 to 1 in equal steps; the sum is 4.8.
    assertThat(pending[0]).isBetween(8L, 14L);
    assertThat(pending[7]).isBetween(48L, 60L);
  }
}
