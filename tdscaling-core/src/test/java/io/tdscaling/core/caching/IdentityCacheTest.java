package io.tdscaling.core.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdentityCacheTest {
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void get_sameObject_isMadeOnce() {
    IdentityCache<List<String>, Integer> cache = new IdentityCache<>(10, this::make);
    List<String> key = List.of("a");
    assertThat(cache.get(key)).isEqualTo(1);
    assertThat(cache.get(key)).isEqualTo(1);
  }

  @Test
  void get_equalObject_isMadeAnew() {
    IdentityCache<List<String>, Integer> cache = new IdentityCache<>(10, this::make);
    assertThat(cache.get(new ArrayList<>(List.of("a")))).isEqualTo(1);
    assertThat(cache.get(new ArrayList<>(List.of("a")))).isEqualTo(2);
  }

  @Test
  void get_moreObjectsThanLatest_areAllRemembered() {
    IdentityCache<List<String>, Integer> cache = new IdentityCache<>(20_000, this::make);
    List<List<String>> keys = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      keys.add(new ArrayList<>());
      assertThat(cache.get(keys.get(i))).isEqualTo(i + 1);
    }
    for (int i = 0; i < keys.size(); i++) {
      assertThat(cache.get(keys.get(i))).isEqualTo(i + 1);
    }
  }

  @Test
  void get_objectsThatShareAPlace_areNotMixedUp() {
    LatestByIdentity<List<String>, List<String>> latest = new LatestByIdentity<>(1, List::copyOf);
    List<String> one = new ArrayList<>(List.of("one"));
    List<String> two = new ArrayList<>(List.of("two"));
    for (int i = 0; i < 3; i++) {
      assertThat(latest.get(one)).isEqualTo(one);
      assertThat(latest.get(two)).isEqualTo(two);
    }
  }

  @Test
  void get_makerThatFails_isAskedAgain() {
    LatestByIdentity<String, String> latest =
        new LatestByIdentity<>(
            2,
            key -> {
              if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
              }
              return key;
            });
    assertThatThrownBy(() -> latest.get("a")).hasMessage("not yet");
    assertThat(latest.get("a")).isEqualTo("a");
  }

  @Test
  void placesThatAreNoPowerOfTwo_areRefused() {
    assertThatThrownBy(() -> new LatestByIdentity<>(3, key -> key))
        .hasMessage("places must be a power of two, got 3");
    assertThatThrownBy(() -> new LatestByIdentity<>(0, key -> key))
        .hasMessage("places must be a power of two, got 0");
  }

  private int make(List<String> key) {
    return made.incrementAndGet();
  }
}
