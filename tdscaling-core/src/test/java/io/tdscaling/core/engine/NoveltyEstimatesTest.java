package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoveltyEstimatesTest {
  private static final Cell ONE = cell("Retail", ComplexityBand.LOW);
  private static final Cell ALIKE = cell("Banking", ComplexityBand.LOW);
  private static final Cell OTHER = cell("Retail", ComplexityBand.HIGH);

  private final NoveltyEstimates estimates = new NoveltyEstimates(List.of(ONE, ALIKE, OTHER));

  @Test
  void expected_nothingObserved_isZero() {
    assertThat(estimates.expected(ONE)).isZero();
  }

  @Test
  void expected_cellThatHoldsNothing_isThatOfItsModeAndBand() {
    estimates.observe(ONE, 3);
    estimates.observe(ONE, 3);

    assertThat(estimates.expected(ALIKE)).isEqualTo(3);
    assertThat(estimates.expected(OTHER)).isZero();
  }

  @Test
  void expected_noveltyWearsOff_followsTheLastOnes() {
    for (int i = 0; i < 30; i++) {
      estimates.observe(ONE, 4);
    }
    double before = estimates.expected(ONE);
    for (int i = 0; i < 30; i++) {
      estimates.observe(ONE, -2);
    }

    assertThat(before).isGreaterThan(3.9);
    assertThat(estimates.expected(ONE)).isLessThan(-1);
  }

  @Test
  void observe_cellThatIsNotThere_isIgnored() {
    estimates.observe(cell("Space", ComplexityBand.LOW), 5);

    assertThat(estimates.expected(ONE)).isZero();
  }

  private static Cell cell(String domain, ComplexityBand band) {
    return new Cell(domain, ReasoningMode.SEQUENTIAL, band);
  }
}
