package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tdscaling.core.random.SeededRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdCountsTest {
  private final Map<Long, Long> model = new HashMap<>();
  private final LongIds ids = new LongIds();
  private final IdCounts counts = new IdCounts();

  private void add(long key, long times) {
    model.merge(key, times, Long::sum);
    counts.add(ids.idOf(key), times);
  }

  private SortedMap<Long, Long> keysByCount() {
    SortedMap<Long, Long> keysByCount = new TreeMap<>();
    model.values().forEach(count -> keysByCount.merge(count, 1L, Long::sum));
    return keysByCount;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void add_randomKeysAndCounts_isWhatAPlainMapCounts(long seed) {
    SeededRandom random = new SeededRandom(seed);
    for (int i = 0; i < 3000; i++) {
      long key = random.chance(0.5) ? random.nextInt(5) : random.nextLong() >> random.nextInt(64);
      add(key, random.chance(0.02) ? random.between(1, 9000) : 1);
    }
    double sum = 0;
    for (Map.Entry<Long, Long> entry : keysByCount().entrySet()) {
      sum += entry.getValue() * Entropy.xLog2x((double) entry.getKey());
    }
    CountSpectrum spectrum = counts.spectrum();

    assertThat(counts.distinct()).isEqualTo(ids.size()).isEqualTo(model.size());
    assertThat(counts.bits()).isEqualTo(Entropy.bits((double) counts.total(), sum));
    assertThat(spectrum.total())
        .isEqualTo(counts.total())
        .isEqualTo(model.values().stream().mapToLong(Long::longValue).sum());
    assertThat(spectrum.size()).isEqualTo(keysByCount().size());
    keysByCount().forEach((count, keys) -> assertThat(spectrum.keysWith(count)).isEqualTo(keys));
    model.forEach((key, count) -> assertThat(counts.count(ids.idOf(key))).isEqualTo(count));
  }

  @Test
  void add_countsThatPassTheListOfSmallOnes_stayOrdered() {
    add(1, 4095);
    add(2, 4096);
    add(3, 70_000);
    add(4, 5000);
    add(1, 1);

    CountSpectrum spectrum = counts.spectrum();
    assertThat(spectrum.size()).isEqualTo(3);
    assertThat(List.of(spectrum.count(0), spectrum.count(1), spectrum.count(2)))
        .containsExactly(4096L, 5000L, 70_000L);
    assertThat(spectrum.keysWith(4096)).isEqualTo(2);
  }

  @Test
  void trigrams_moreActionsThanCanBeNumbered_areRefused() {
    TrigramCounts trigrams = new TrigramCounts();
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              for (int i = 0; i <= 1 << 21; i++) {
                trigrams.add(List.of("a" + i));
              }
            })
        .withMessageContaining("more than 2097150 different actions");
  }
}
