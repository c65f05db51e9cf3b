package io.tdscaling.core.metric;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entropy, in bits, of the categories of the last few trajectories; one that is in several
 * counts for each of them. Each step costs the same however many there were.
 */
public final class WindowEntropy {
  private final int size;
  private final Deque<List<String>> last = new ArrayDeque<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** How many categories have each count; sums over it do not depend on the categories' order. */
  private final Map<Integer, Integer> categoriesByCount = new TreeMap<>();

  private long total;

  /** Makes an empty window over so many trajectories. */
  public WindowEntropy(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("window must hold at least 1 trajectory, got " + size);
    }
    this.size = size;
  }

  /** Takes a trajectory's categories in; the oldest ones leave where the window is full. */
  public void add(List<String> categories) {
    List<String> kept = List.copyOf(categories);
    last.add(kept);
    kept.forEach(category -> change(category, 1));
    if (last.size() > size) {
      last.remove().forEach(category -> change(category, -1));
    }
  }

  /** Returns whether the window holds as many trajectories as it can. */
  public boolean isFull() {
    return last.size() == size;
  }

  /** Returns the entropy; 0 where there are no categories. */
  public double bits() {
    double sum = 0;
    for (Map.Entry<Integer, Integer> entry : categoriesByCount.entrySet()) {
      sum += entry.getValue() * Entropy.xLog2x((double) entry.getKey());
    }
    return Entropy.bits((double) total, sum);
  }

  private void change(String category, int by) {
    int before = counts.getOrDefault(category, 0);
    int after = before + by;
    total += by;
    shift(before, -1);
    shift(after, 1);
    if (after == 0) {
      counts.remove(category);
    } else {
      counts.put(category, after);
    }
  }

  private void shift(int count, int by) {
    if (count > 0) {
      categoriesByCount.merge(count, by, (a, b) -> a + b == 0 ? null : a + b);
    }
  }
}
