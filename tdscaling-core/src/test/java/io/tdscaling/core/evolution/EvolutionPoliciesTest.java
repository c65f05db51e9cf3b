package io.tdscaling.core.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.CellReport;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.Descent;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.Mutation;
import io.tdscaling.api.evolution.MutationReport;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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
  void greedyCoverage_aimsAtTheCellThatHoldsLeast_andCountsFailures() {
    EvolutionPolicy greedy = EvolutionPolicies.greedyCoverage();

    assertThat(greedy.next(new FixedReport(5, 5, List.of()), 1)).isEqualTo(SteeringTarget.FREE);
    assertThat(aim(greedy, report(0, 0, 5, 5, 5, 0, 9), report(1, 0, 4, 4, 4, 0, 1)))
        .isEqualTo(cell(1));
    assertThat(aim(greedy, report(0, 0, 5, 0, 0, 0, 9), report(1, 0, 4, 4, 4, 0, 1)))
        .isEqualTo(cell(1));
    assertThat(aim(greedy, report(0, 3, 0, 0, 0, 0, 9), report(1, 1, 0, 0, 0, 0, 1)))
        .isEqualTo(cell(1));
  }

  private static Cell aim(EvolutionPolicy policy, CellReport... cells) {
    return policy.next(new FixedReport(9, 9, List.of(cells)), 1).cell().orElseThrow();
  }

  @Test
  void adaptive_archiveHoldsPlans_someDescendFromThemInTheDomainAndNotFromHigherBands() {
    List<CellReport> cells = new ArrayList<>();
    for (ComplexityBand band : ComplexityBand.values()) {
      for (int domain = 0; domain < 3; domain++) {
        Cell cell = new Cell("d%03d".formatted(domain), ReasoningMode.SEQUENTIAL, band);
        cells.add(new CellReport(cell, 9, 9, 8, 8, 0, 1, 0.1));
      }
    }
    int descents = 0;
    for (long seed = 0; seed < 1000; seed++) {
      SteeringTarget target =
          adaptive.next(new FixedReport(900, 700, cells, untried(), false), seed);
      Cell aim = target.cell().orElseThrow();
      if (target.origin().isPresent()) {
        Descent descent = target.origin().get();
        descents++;
        assertThat(descent.from().domain()).isEqualTo(aim.domain());
        assertThat(descent.from().band()).isLessThanOrEqualTo(aim.band());
        assertThat(aim.band()).isNotEqualTo(ComplexityBand.LOW);
      }
    }
    assertThat(descents).isBetween(180, 400);
  }

  @Test
  void adaptive_mutationThatNeverLands_isDrawnSeldomButNotNever() {
    List<MutationReport> reports = new ArrayList<>(untried());
    reports.replaceAll(
        r -> {
          boolean hop = r.mutation() == Mutation.HOP;
          return new MutationReport(r.mutation(), 50, hop ? 4 : 40, hop ? 20 : 40);
        });
    Cell cell = new Cell("d", ReasoningMode.SEQUENTIAL, ComplexityBand.HIGH);
    List<CellReport> cells = List.of(new CellReport(cell, 9, 9, 8, 8, 0, 2, 0.1));
    Map<Mutation, Integer> drawn = new EnumMap<>(Mutation.class);
    for (long seed = 0; seed < 4000; seed++) {
      adaptive
          .next(new FixedReport(900, 700, cells, reports, false), seed)
          .origin()
          .ifPresent(descent -> drawn.merge(descent.mutation(), 1, Integer::sum));
    }

    assertThat(drawn).containsOnlyKeys(Mutation.values());
    assertThat(drawn.get(Mutation.HOP)).isLessThan(drawn.get(Mutation.DEEPEN) / 4);
  }

  @Test
  void adaptive_whileCollapsed_spreadsOverAllCellsWithNewPlans() {
    List<CellReport> cells = new ArrayList<>();
    for (int domain = 0; domain < 50; domain++) {
      cells.add(new CellReport(cell(domain), 9, 9, 8, 8, 0, 2, domain == 7 ? 5 : 0));
    }
    Set<Cell> aims = new HashSet<>();
    for (int index = 0; index < 50; index++) {
      SteeringTarget target =
          adaptive.next(new FixedReport(index, 40, cells, untried(), true), index);
      assertThat(target.origin()).isEmpty();
      aims.add(target.cell().orElseThrow());
    }

    assertThat(aims).hasSizeGreaterThan(40);
  }

  private static List<MutationReport> untried() {
    return Arrays.stream(Mutation.values()).map(m -> new MutationReport(m, 0, 0, 0)).toList();
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
