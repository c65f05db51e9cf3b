package io.tdscaling.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoveltyEstimateTest {
  private final FadingMean shape = new FadingMean(0.97);
  private final NoveltyEstimate one = new NoveltyEstimate(shape);
  private final NoveltyEstimate alike = new NoveltyEstimate(shape);
  private final NoveltyEstimate other = new NoveltyEstimate(new FadingMean(0.97));

  @Test
  void expected_nothingObserved_isZero() {
    assertThat(one.expected()).isZero();
  }

  @Test
  void expected_cellThatHoldsNothing_isThatOfItsModeAndBand() {
    one.observe(3);
    one.observe(3);

    assertThat(alike.expected()).isEqualTo(3);
    assertThat(other.expected()).isZero();
  }

  @Test
  void expected_noveltyWearsOff_followsTheLastOnes() {
    for (int i = 0; i < 30; i++) {
      one.observe(4);
    }
    double before = one.expected();
    for (int i = 0; i < 30; i++) {
      one.observe(-2);
    }

    assertThat(before).isGreaterThan(3.9);
    assertThat(one.expected()).isLessThan(-1);
  }
}
