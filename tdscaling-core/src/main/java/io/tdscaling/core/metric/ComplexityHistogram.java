package io.tdscaling.core.metric;

import java.util.Map;
import java.util.TreeMap;

/**
 * A histogram of complexities in units of 1/1024. Below 256 every unit is its own bucket; above,
 * buckets are 1 wide, and all from 65,536 up share the last, so that the histogram is bounded. The
 * sum is exact.
 */
final class ComplexityHistogram {
  private static final long UNITS = 1024;
  private static final long EXACT_BELOW = 256 * UNITS;
  private static final long LAST = 65_536 * UNITS;

  private final TreeMap<Long, Long> buckets = new TreeMap<>();
  private long count;
  private long sum;

  void add(long complexity) {
    buckets.merge(bucket(complexity), 1L, Long::sum);
    count++;
    sum += complexity;
  }

  void merge(ComplexityHistogram other) {
    Map.copyOf(other.buckets).forEach((bucket, n) -> buckets.merge(bucket, n, Long::sum));
    count += other.count;
    sum += other.sum;
  }

  long count() {
    return count;
  }

  /** Returns the sum in units. */
  long sum() {
    return sum;
  }

  /** Returns the smallest bucket at or below which lie that many percent of the complexities. */
  long quantile(int percent) {
    long needed = Math.max(1, (count * percent + 99) / 100);
    long seen = 0;
    for (Map.Entry<Long, Long> bucket : buckets.entrySet()) {
      seen += bucket.getValue();
      if (seen >= needed) {
        return bucket.getKey();
      }
    }
    return 0;
  }

  /** Returns how many complexities are at least {@code threshold}, which is below 256. */
  long from(long threshold) {
    return buckets.tailMap(threshold).values().stream().mapToLong(Long::longValue).sum();
  }

  private static long bucket(long complexity) {
    if (complexity < EXACT_BELOW) {
      return complexity;
    }
    return Math.min(LAST, complexity / UNITS * UNITS);
  }
}
