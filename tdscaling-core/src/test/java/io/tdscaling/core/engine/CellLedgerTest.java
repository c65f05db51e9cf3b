package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellLedgerTest {
  private static final Cell CELL =
      new Cell("Retail", ReasoningMode.SEQUENTIAL, ComplexityBand.MEDIUM);
  private static final Cell NO_DOMAIN =
      new Cell("", ReasoningMode.SEQUENTIAL, ComplexityBand.MEDIUM);

  private final CellLedger ledger = new CellLedger(List.of("Retail", "Banking", ""), false);

  @Test
  void cells_ofDomains_areSortedAndReachable() {
    assertThat(List.copyOf(ledger.cells().keySet())).isSorted().hasSize(3 * (8 * 3 - 2));
    assertThat(ledger.cells().keySet())
        .noneMatch(cell -> cell.mode() == ReasoningMode.CODE_AIDED)
        .noneMatch(
            cell -> cell.mode() == ReasoningMode.ITERATIVE && cell.band() == ComplexityBand.LOW);
  }

  @Test
  void settled_attempts_areCountedInTheirCell() {
    ledger.targeted(CELL);
    ledger.targeted(CELL);
    ledger.settled(CELL, true, 30);
    ledger.settled(CELL, false, 12);

    CellLedger.Counts counts = counts(CELL);
    assertThat(counts.targeted()).isEqualTo(2);
    assertThat(counts.settled()).isEqualTo(2);
    assertThat(counts.landed()).isEqualTo(1);
    assertThat(counts.tokens()).isEqualTo(42);
    assertThat(counts.held()).isZero();
  }

  @Test
  void targeted_cellOfNoSuchDomain_isIgnored() {
    Cell elsewhere = new Cell("Space", ReasoningMode.SEQUENTIAL, ComplexityBand.LOW);

    ledger.targeted(elsewhere);
    ledger.settled(elsewhere, true, 1);

    assertThat(ledger.cells()).doesNotContainKey(elsewhere);
  }

  @Test
  void held_severalDomainsAndModes_countsInEachCell() {
    hold(
        profile(
            List.of("Banking", "Retail"),
            Set.of(ReasoningMode.SEQUENTIAL, ReasoningMode.RECOVERING)));

    assertThat(ledger.cells().values().stream().mapToLong(CellLedger.Counts::held).sum())
        .isEqualTo(4);
    assertThat(counts(CELL).held()).isEqualTo(1);
    assertThat(counts(NO_DOMAIN).held()).isZero();
  }

  @Test
  void held_noKnownDomain_countsInTheCellWithoutDomain() {
    hold(profile(List.of(), Set.of(ReasoningMode.SEQUENTIAL)));

    assertThat(counts(NO_DOMAIN).held()).isEqualTo(1);
    assertThat(counts(CELL).held()).isZero();
  }

  @Test
  void lands_onlyWhereDomainModeAndBandAgree() {
    Set<ReasoningMode> sequential = Set.of(ReasoningMode.SEQUENTIAL);

    assertThat(CellLedger.lands(profile(List.of("Retail"), sequential), CELL)).isTrue();
    assertThat(CellLedger.lands(profile(List.of("Banking", "Retail"), sequential), CELL)).isTrue();
    assertThat(CellLedger.lands(profile(List.of("Banking"), sequential), CELL)).isFalse();
    assertThat(CellLedger.lands(profile(List.of("Retail"), Set.of(ReasoningMode.PARALLEL)), CELL))
        .isFalse();
    Cell high = new Cell("Retail", ReasoningMode.SEQUENTIAL, ComplexityBand.HIGH);
    assertThat(CellLedger.lands(profile(List.of("Retail"), sequential), high)).isFalse();
  }

  @Test
  void lands_withoutDomainOnEitherSide_isNotHeldAgainstIt() {
    Set<ReasoningMode> sequential = Set.of(ReasoningMode.SEQUENTIAL);

    assertThat(CellLedger.lands(profile(List.of(), sequential), CELL)).isTrue();
    assertThat(CellLedger.lands(profile(List.of("Banking"), sequential), NO_DOMAIN)).isTrue();
  }

  @Test
  void held_refusalWhereItWasAimed_countsThere() {
    TrajectoryProfile refusal = profile(List.of(), Set.of(ReasoningMode.SEQUENTIAL));

    assertThat(CellLedger.cellsOf(refusal, Optional.of(CELL))).containsExactly(CELL);
    Cell other = new Cell("Retail", ReasoningMode.PARALLEL, ComplexityBand.MEDIUM);
    assertThat(CellLedger.cellsOf(refusal, Optional.of(other))).containsExactly(NO_DOMAIN);
  }

  private void hold(TrajectoryProfile profile) {
    ledger.held(CellLedger.cellsOf(profile, Optional.empty()), 1, Optional.empty());
  }

  private CellLedger.Counts counts(Cell cell) {
    CellLedger.Counts counts = ledger.cells().get(cell);
    assertThat(counts).isNotNull();
    return counts;
  }

  private static TrajectoryProfile profile(List<String> domains, Set<ReasoningMode> modes) {
    return new TrajectoryProfile(
        domains, true, List.of(), "", modes, ComplexityBand.MEDIUM.from(), List.of());
  }
}
