package io.tdscaling.core.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestByEqualityTest {
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void get_equalKey_isMadeOnce() {
    LatestByEquality<List<String>, Integer> latest = new LatestByEquality<>(4);
    assertThat(latest.get(new ArrayList<>(List.of("a")), this::make)).isEqualTo(1);
    assertThat(latest.get(new ArrayList<>(List.of("a")), this::make)).isEqualTo(1);
  }

  @Test
  void get_keysThatShareAPlace_areNotMixedUp() {
    LatestByEquality<String, String> latest = new LatestByEquality<>(1);
    for (int i = 0; i < 3; i++) {
      assertThat(latest.get("one", key -> key + "!")).isEqualTo("one!");
      assertThat(latest.get("two", key -> key + "!")).isEqualTo("two!");
    }
  }

  @Test
  void get_makerThatFails_isAskedAgain() {
    LatestByEquality<String, Integer> latest = new LatestByEquality<>(2);
    assertThatThrownBy(
            () ->
                latest.get(
                    "a",
                    key -> {
                      throw new IllegalStateException("not yet");
                    }))
        .hasMessage("not yet");
    assertThat(latest.find("a")).isNull();
    assertThat(latest.get("a", key -> make(List.of(key)))).isEqualTo(1);
  }

  @Test
  void remember_moreKeysThanPlaces_forgetsSomeButTellsNothingWrong() {
    LatestByEquality<Integer, Integer> latest = new LatestByEquality<>(8);
    for (int i = 0; i < 100; i++) {
      latest.remember(i, -i);
    }
    int known = 0;
    for (int i = 0; i < 100; i++) {
      Integer value = latest.find(i);
      if (value != null) {
        assertThat(value).isEqualTo(-i);
        known++;
      }
    }
    assertThat(known).isEqualTo(8);
  }

  @Test
  void perProcessor_hasPlacesForEachOfThem() {
    LatestByEquality<Integer, Integer> latest = LatestByEquality.perProcessor(4);
    int processors = Integer.highestOneBit(Runtime.getRuntime().availableProcessors());
    for (int i = 0; i < 100 * processors; i++) {
      latest.remember(i, i);
    }
    long known = IntStream.range(0, 100 * processors).filter(i -> latest.find(i) != null).count();
    assertThat(known).isEqualTo(4L * processors);
  }

  @Test
  void placesThatAreNoPowerOfTwo_areRefused() {
    assertThatThrownBy(() -> new LatestByEquality<>(3))
        .hasMessage("places must be a power of two, got 3");
    assertThatThrownBy(() -> new LatestByEquality<>(0))
        .hasMessage("places must be a power of two, got 0");
  }

  private int make(List<String> key) {
    return made.incrementAndGet();
  }
}
