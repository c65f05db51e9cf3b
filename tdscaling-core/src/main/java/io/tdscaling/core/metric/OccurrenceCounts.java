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
  private double sumXLog2x;
  private boolean sumKnown;

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
    return Entropy.bits((double) total, sumXLog2x());
  }

  /** Returns how much the entropy would grow if the key occurred once more. */
  double gain(String key) {
    long count = counts.getOrDefault(key, 0L);
    double sum =
        sumXLog2x() + Entropy.xLog2x((double) (count + 1)) - Entropy.xLog2x((double) count);
    return Entropy.bits((double) (total + 1), sum) - bits();
  }

  /** Summed in the order of the counts, so that the order of counting never shows. */
  private double sumXLog2x() {
    if (!sumKnown) {
      sumXLog2x = 0;
      for (Map.Entry<Long, Long> entry : keysByCount.entrySet()) {
        sumXLog2x += entry.getValue() * Entropy.xLog2x((double) entry.getKey());
      }
      sumKnown = true;
    }
    return sumXLog2x;
  }

  private void add(String key, long times) {
    sumKnown = false;
    long count = counts.merge(key, times, Long::sum);
    total += times;
    keysByCount.merge(count, 1L, Long::sum);
    if (count > times) {
      keysByCount.computeIfPresent(count - times, (c, keys) -> keys == 1 ? null : keys - 1);
    }
  }
}
