package io.tdscaling.core;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rejected attempts of a run came to. Every attempt is counted once, in {@code written} or
 * in {@code skipped}.
 *
 * @param written samples written, by kind: of pairs, where the chosen side comes from, {@code
 *     accepted} or {@code reenacted}; of recoveries, the rule that the wrong call broke
 * @param skipped attempts without a sample, by reason
 * @param problems what is wrong with records that cannot be read, as {@code file:line: reason}; of
 *     many the first
 */
public record RejectionReport(
    SortedMap<String, Long> written, SortedMap<String, Long> skipped, List<String> problems) {
  /** Copies the collections. */
  public RejectionReport {
    written = copy(written);
    skipped = copy(skipped);
    problems = List.copyOf(problems);
  }

  /** Returns how many samples were written. */
  public long samples() {
    return sum(written);
  }

  /** Returns how many rejected attempts the run had. */
  public long attempts() {
    return samples() + sum(skipped);
  }

  private static SortedMap<String, Long> copy(SortedMap<String, Long> counts) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  private static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
