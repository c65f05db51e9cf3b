package io.tdscaling.core.metric;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts how often each of very many keys occurs. Beside the counts it keeps how many keys have
 * each count: entropy needs no more, and that table stays short where the keys are many.
 */
final class OccurrenceCounts {
  private final Map<String, Long> counts = new HashMap<>();
  private final TreeMap<Long, Long> keysByCount = new TreeMap<>();
  private long total;

  void add(String key) {
    add(key, 1);
  }

  void merge(OccurrenceCounts other) {
    // A copy, for a state may be merged with itself. Its order does not show: only sums are kept.
    Map.copyOf(other.counts).forEach(this::add);
  }

  long total() {
    return total;
  }

  int distinct() {
    return counts.size();
  }

  double bits() {
    double sum = 0;
    for (Map.Entry<Long, Long> entry : keysByCount.entrySet()) {
      sum += entry.getValue() * Entropy.xLog2x((double) entry.getKey());
    }
    return Entropy.bits((double) total, sum);
  }

  private void add(String key, long times) {
    long count = counts.merge(key, times, Long::sum);
    total += times;
    keysByCount.merge(count, 1L, Long::sum);
    if (count > times) {
      keysByCount.computeIfPresent(count - times, (c, keys) -> keys == 1 ? null : keys - 1);
    }
  }
}
