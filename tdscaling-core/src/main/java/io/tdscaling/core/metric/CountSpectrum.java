package io.tdscaling.core.metric;

import java.util.Arrays;

/**
 * How many keys have each count, the smallest count first. All that an entropy and its estimates
 * depend on, and short where the keys are many.
 */
final class CountSpectrum {
  private long[] counts = new long[64];
  private long[] keys = new long[64];
  private int size;

  /** Appends keys with a count not below that of the last ones. */
  void append(long count, long numberOfKeys) {
    if (size > 0 && counts[size - 1] == count) {
      keys[size - 1] += numberOfKeys;
      return;
    }
    if (size == counts.length) {
      counts = Arrays.copyOf(counts, 2 * size);
      keys = Arrays.copyOf(keys, 2 * size);
    }
    counts[size] = count;
    keys[size] = numberOfKeys;
    size++;
  }

  /** Returns how many different counts there are. */
  int size() {
    return size;
  }

  long count(int position) {
    return counts[position];
  }

  /** Returns how many keys have the count at this position. */
  long keys(int position) {
    return keys[position];
  }

  /** Returns how many keys have this count. */
  long keysWith(long count) {
    int position = Arrays.binarySearch(counts, 0, size, count);
    return position < 0 ? 0 : keys[position];
  }

  /** Returns the sum of all counts. */
  long total() {
    long total = 0;
    for (int i = 0; i < size; i++) {
      total += counts[i] * keys[i];
    }
    return total;
  }
}
