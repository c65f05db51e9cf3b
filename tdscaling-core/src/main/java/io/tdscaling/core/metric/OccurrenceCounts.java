package io.tdscaling.core.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts how often each of very many texts occurs. */
final class OccurrenceCounts {
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> keys = new ArrayList<>();
  private final IdCounts counts = new IdCounts();

  void add(String key) {
    add(key, 1);
  }

  /** Takes everything in that the other has counted, which may be this one. */
  void merge(OccurrenceCounts other) {
    for (int id = 0; id < other.keys.size(); id++) {
      add(other.keys.get(id), other.counts.count(id));
    }
  }

  long total() {
    return counts.total();
  }

  int distinct() {
    return counts.distinct();
  }

  double bits() {
    return counts.bits();
  }

  /** Returns how much the entropy would grow if the key occurred once more. */
  double gain(String key) {
    Integer id = ids.get(key);
    return counts.gain(id == null ? 0 : counts.count(id));
  }

  CountSpectrum spectrum() {
    return counts.spectrum();
  }

  private void add(String key, long times) {
    Integer id = ids.get(key);
    if (id == null) {
      id = keys.size();
      ids.put(key, id);
      keys.add(key);
    }
    counts.add(id, times);
  }
}
