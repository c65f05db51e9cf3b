package io.tdscaling.core.rejection;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what rejected attempts came to. */
public final class Tally {
  private static final int MOST_PROBLEMS = 20;

  private final SortedMap<String, Long> written = new TreeMap<>();
  private final SortedMap<String, Long> skipped = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  Tally() {}

  void count(Outcome outcome) {
    if (outcome instanceof Outcome.Sample sample) {
      written.merge(sample.kind(), 1L, Long::sum);
    } else if (outcome instanceof Outcome.Skipped none) {
      skipped.merge(none.reason(), 1L, Long::sum);
    }
  }

  void problem(String problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  /** Returns how many samples were written, by kind. */
  public SortedMap<String, Long> written() {
    return new TreeMap<>(written);
  }

  /** Returns how many attempts came to no sample, by reason. */
  public SortedMap<String, Long> skipped() {
    return new TreeMap<>(skipped);
  }

  /** Returns what is wrong with the first records that cannot be read. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
