package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WindowEntropyTest {
  @Test
  void bits_nothingSeen_isZero() {
    WindowEntropy window = new WindowEntropy(3);

    assertThat(window.bits()).isZero();
    assertThat(window.isFull()).isFalse();
  }

  @Test
  void bits_windowFull_forgetsTheOldest() {
    WindowEntropy window = new WindowEntropy(2);
    window.add(List.of("a"));
    window.add(List.of("b"));
    assertThat(window.bits()).isEqualTo(1);

    window.add(List.of("b"));

    assertThat(window.isFull()).isTrue();
    assertThat(window.bits()).isZero();
  }

  @Test
  void bits_randomSequence_isThatOfTheLastOnes() {
    SeededRandom random = new SeededRandom(5);
    WindowEntropy window = new WindowEntropy(40);
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      List<String> categories = new ArrayList<>();
      for (int k = random.nextInt(3); k > 0; k--) {
        categories.add("c" + random.nextInt(1 + i / 20));
      }
      all.add(categories);
      window.add(categories);
      List<List<String>> last = all.subList(Math.max(0, all.size() - 40), all.size());
      assertThat(window.bits()).isCloseTo(entropy(last), within(1e-9));
    }
  }

  @Test
  void window_ofNoTrajectory_isRefused() {
    assertThatThrownBy(() -> new WindowEntropy(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window must hold at least 1 trajectory, got 0");
  }

  private static double entropy(List<List<String>> categories) {
    Map<String, Long> counts =
        categories.stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    double total = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.values().stream()
        .mapToDouble(count -> -count / total * Math.log(count / total) / Math.log(2))
        .sum();
  }
}
