package io.tdscaling.core.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A histogram of complexities in units of 1/1024. Below 256 every unit is its own bucket; above,
 * buckets are 1 wide, and all from 65,536 up share the last, so that the histogram is bounded. The
 * sum is exact.
 */
final class ComplexityHistogram {
  private static final long UNITS = 1024;
  private static final long EXACT_BELOW = 256 * UNITS;
  private static final long LAST = 65_536 * UNITS;

  private final LongIds buckets = new LongIds();
  private long[] counts = new long[16];
  private int[] ascending = new int[0];
  private long count;
  private long sum;

  void add(long complexity) {
    add(bucket(complexity), 1);
    count++;
    sum += complexity;
  }

  /** Takes everything in that the other has counted, which may be this one. */
  void merge(ComplexityHistogram other) {
    for (int id = 0; id < other.buckets.size(); id++) {
      add(other.buckets.key(id), other.counts[id]);
    }
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
    for (int id : ascending()) {
      seen += counts[id];
      if (seen >= needed) {
        return buckets.key(id);
      }
    }
    return 0;
  }

  /** Returns how many complexities are at least {@code threshold}, which is below 256. */
  long from(long threshold) {
    long above = 0;
    for (int id = 0; id < buckets.size(); id++) {
      above += buckets.key(id) >= threshold ? counts[id] : 0;
    }
    return above;
  }

  private void add(long bucket, long times) {
    int id = buckets.idOf(bucket);
    if (id >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * counts.length);
    }
    counts[id] += times;
  }

  /** Only a new bucket changes the order, and there is soon none. */
  private int[] ascending() {
    if (ascending.length != buckets.size()) {
      ascending =
          IntStream.range(0, buckets.size())
              .boxed()
              .sorted(Comparator.comparingLong(buckets::key))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return ascending;
  }

  private static long bucket(long complexity) {
    if (complexity < EXACT_BELOW) {
      return complexity;
    }
    return Math.min(LAST, complexity / UNITS * UNITS);
  }
}
