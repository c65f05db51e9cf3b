package io.tdscaling.core.llm.cache;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts hits, misses and evictions. Thread-safe. */
final class Tally {
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder evicted = new LongAdder();

  <T> Optional<T> found(Optional<T> answer) {
    (answer.isPresent() ? hits : misses).increment();
    return answer;
  }

  void evicted(long number) {
    evicted.add(number);
  }

  CacheCounts counts() {
    return new CacheCounts(hits.sum(), misses.sum(), evicted.sum());
  }
}
