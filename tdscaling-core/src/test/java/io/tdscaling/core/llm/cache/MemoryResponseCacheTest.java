package io.tdscaling.core.llm.cache;

import static io.tdscaling.core.llm.LlmSamples.full;
import static io.tdscaling.core.llm.cache.CacheSamples.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class MemoryResponseCacheTest extends ResponseCacheContract {
  @Override
  CountedCache open() {
    return new MemoryResponseCache(1000);
  }

  @Test
  void full_dropsTheOldest() throws IOException {
    try (MemoryResponseCache cache = new MemoryResponseCache(2)) {
      cache.store(key(1), full("one"));
      cache.store(key(2), full("two"));
      cache.store(key(1), full("one, newer"));
      cache.store(key(3), full("three"));

      assertThat(cache.find(key(2))).isEmpty();
      assertThat(cache.find(key(1))).isPresent();
      assertThat(cache.find(key(3))).isPresent();
      assertThat(cache.counts().evicted()).isEqualTo(1);
    }
  }

  @Test
  void noRoom_isRefused() {
    assertThatThrownBy(() -> new MemoryResponseCache(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("most answers must be positive, got 0");
  }
}
