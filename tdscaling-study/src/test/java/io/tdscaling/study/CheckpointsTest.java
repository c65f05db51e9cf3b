package io.tdscaling.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
  @Test
  void accepted_areEvenInLogScaleAndEndAtTheLast() {
    assertThat(Checkpoints.accepted(1_234))
        .containsExactly(
            10L, 15L, 20L, 30L, 50L, 70L, 100L, 150L, 200L, 300L, 500L, 700L, 1_000L, 1_234L);
    assertThat(Checkpoints.accepted(4)).containsExactly(4L);
    assertThat(Checkpoints.accepted(100)).endsWith(70L, 100L);
  }

  @Test
  void accepted_withoutEnd_ascends() {
    List<Long> all = Checkpoints.accepted(Long.MAX_VALUE);

    assertThat(all).isSorted().doesNotHaveDuplicates().contains(5_000L, 1_000_000L);
  }

  @Test
  void tokens_beginWhereTheySaySomething() {
    assertThat(Checkpoints.tokens(2_000_000)).startsWith(10_000L, 15_000L).endsWith(2_000_000L);
    assertThat(Checkpoints.tokens(5_000)).startsWith(1_000L, 1_500L).endsWith(3_000L, 5_000L);
    assertThat(Checkpoints.tokens(50)).containsExactly(50L);
  }

  @Test
  void lengthBand_bounds() {
    assertThat(LengthBand.of(0)).isEqualTo(LengthBand.STEPS_1_2);
    assertThat(LengthBand.of(2)).isEqualTo(LengthBand.STEPS_1_2);
    assertThat(LengthBand.of(3)).isEqualTo(LengthBand.STEPS_3_4);
    assertThat(LengthBand.of(5)).isEqualTo(LengthBand.STEPS_5_7);
    assertThat(LengthBand.of(7)).isEqualTo(LengthBand.STEPS_5_7);
    assertThat(LengthBand.of(80)).isEqualTo(LengthBand.STEPS_8_UP);
  }
}
