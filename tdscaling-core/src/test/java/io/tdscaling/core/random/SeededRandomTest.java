package io.tdscaling.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
  @Test
  void nextLong_ofKnownSeed_isSplitMix64() {
    SeededRandom random = new SeededRandom(1_234_567);
    List<Long> drawn = Stream.generate(random::nextLong).limit(5).toList();
    // The published test vector of SplitMix64.
    assertThat(drawn)
        .containsExactly(
            6457827717110365317L,
            3203168211198807973L,
            Long.parseUnsignedLong("9817491932198370423"),
            4593380528125082431L,
            Long.parseUnsignedLong("16408922859458223821"));
  }

  @Test
  void derive_ofKnownInputs_neverChanges() {
    // A change of these numbers changes what every seed means.
    assertThat(SeededRandom.derive(0, 0, "")).isEqualTo(258863698125685209L);
    assertThat(SeededRandom.derive(42, 7, "blueprint")).isEqualTo(-2344522573517942511L);
  }

  @Test
  void derive_anyInputChanged_givesAnotherSeed() {
    Set<Long> seeds = new HashSet<>();
    for (long seed = -3; seed < 3; seed++) {
      for (long index = 0; index < 50; index++) {
        for (String purpose : List.of("", "a", "b", "ab", "ba", "user", "assistant")) {
          assertThat(seeds.add(SeededRandom.derive(seed, index, purpose))).isTrue();
        }
      }
    }
  }

  @Test
  void nextInt_manyDraws_coversTheRangeAndNothingElse() {
    SeededRandom random = new SeededRandom(7);
    int[] seen = new int[6];
    for (int i = 0; i < 6_000; i++) {
      seen[random.nextInt(6)]++;
    }
    assertThat(Arrays.stream(seen).boxed()).allMatch(count -> count > 850 && count < 1_150);
    assertThat(random.nextInt(1)).isZero();
    assertThat(random.nextInt(Integer.MAX_VALUE)).isNotNegative();
  }

  @Test
  void nextInt_boundNotPositive_saysTheBound() {
    assertThatThrownBy(() -> new SeededRandom(1).nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 0");
    assertThatThrownBy(() -> new SeededRandom(1).between(3, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void between_manyDraws_reachesBothEnds() {
    SeededRandom random = new SeededRandom(11);
    Set<Integer> seen = new HashSet<>();
    IntStream.range(0, 200).forEach(i -> seen.add(random.between(-2, 2)));
    assertThat(seen).containsExactlyInAnyOrder(-2, -1, 0, 1, 2);
  }

  @Test
  void nextDoubleAndChance_manyDraws_areUniform() {
    SeededRandom random = new SeededRandom(3);
    double sum = 0;
    int hits = 0;
    for (int i = 0; i < 10_000; i++) {
      double drawn = random.nextDouble();
      assertThat(drawn).isGreaterThanOrEqualTo(0).isLessThan(1);
      sum += drawn;
      hits += random.chance(0.25) ? 1 : 0;
    }
    assertThat(sum / 10_000).isBetween(0.48, 0.52);
    assertThat(hits).isBetween(2_350, 2_650);
    assertThat(random.chance(0)).isFalse();
    assertThat(random.chance(1)).isTrue();
  }

  @Test
  void shuffled_anyList_isAPermutationAndLeavesTheListAlone() {
    List<Integer> numbers = IntStream.range(0, 20).boxed().toList();
    List<Integer> shuffled = new SeededRandom(5).shuffled(numbers);
    assertThat(shuffled).containsExactlyInAnyOrderElementsOf(numbers).isNotEqualTo(numbers);
    assertThat(new SeededRandom(5).shuffled(numbers)).isEqualTo(shuffled);
    assertThat(new SeededRandom(5).shuffled(List.of())).isEmpty();
  }

  @Test
  void shuffled_threeElements_givesEveryOrderAboutEquallyOften() {
    SeededRandom random = new SeededRandom(9);
    List<List<String>> orders = new ArrayList<>();
    IntStream.range(0, 6_000).forEach(i -> orders.add(random.shuffled(List.of("a", "b", "c"))));
    Set<List<String>> distinct = new HashSet<>(orders);
    assertThat(distinct).hasSize(6);
    assertThat(distinct)
        .allMatch(order -> Math.abs(Collections.frequency(orders, order) - 1_000) < 150);
  }
}
