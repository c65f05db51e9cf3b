package io.tdscaling.study;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What learners scored, by size. */
final class LearningTable {
  private LearningTable() {}

  /**
   * A score over the seeds of an arm.
   *
   * @param values the shares of right answers
   * @param low the lowest lower end of their intervals
   * @param high the highest upper end of their intervals
   */
  record Score(SeedValues values, double low, double high) {}

  /** Returns the sizes that all runs reached, ascending. */
  static List<Integer> sizes(List<ArmResult> runs) {
    TreeSet<Integer> common = new TreeSet<>();
    for (int i = 0; i < runs.size(); i++) {
      List<Integer> own = runs.get(i).learning().stream().map(LearningPoint::size).toList();
      if (i == 0) {
        common.addAll(own);
      } else {
        common.retainAll(own);
      }
    }
    return List.copyOf(common);
  }

  /** Returns a score of all runs at a size; empty where one has none. */
  static Optional<Score> score(List<ArmResult> runs, int size, String test, String score) {
    List<LearningPoint> points =
        runs.stream()
            .flatMap(run -> run.learning().stream())
            .filter(
                point ->
                    point.size() == size
                        && point.test().equals(test)
                        && point.score().equals(score))
            .toList();
    if (points.size() < runs.size()) {
      return Optional.empty();
    }
    double low = points.stream().mapToDouble(LearningPoint::low).min().orElse(0);
    double high = points.stream().mapToDouble(LearningPoint::high).max().orElse(0);
    return SeedValues.of(points.stream().map(LearningPoint::value).toList())
        .map(values -> new Score(values, low, high));
  }
}
