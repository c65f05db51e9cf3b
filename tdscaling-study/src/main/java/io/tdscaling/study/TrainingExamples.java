package io.tdscaling.study;

import io.tdscaling.api.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The first trajectories of an arm, as many as anything is trained on, and what they teach. */
final class TrainingExamples {
  private final StudyLearner learner;
  private final StudyLearner.Examples examples;
  private final List<Integer> sizes;
  private final int most;

  /**
   * Makes an empty set.
   *
   * @param sizes how many to train on, one after another, ascending
   */
  TrainingExamples(StudyLearner learner, List<Integer> sizes) {
    this.learner = learner;
    this.examples = learner.newTrainingSet();
    this.sizes = sizes;
    this.most = sizes.get(sizes.size() - 1);
  }

  void add(Trajectory trajectory) {
    if (examples.size() < most) {
      examples.add(trajectory);
    }
  }

  /** Trains at each size up to what there is, and tests on each set. */
  List<LearningPoint> learn(Map<String, StudyLearner.Examples> tests, long seed, IntConsumer onSize)
      throws InterruptedException {
    List<LearningPoint> points = new ArrayList<>();
    for (int size : sizes) {
      if (size <= examples.size()) {
        for (Map.Entry<String, StudyLearner.Examples> test : tests.entrySet()) {
          learner
              .trainAndTest(examples, size, test.getValue(), seed)
              .forEach(
                  (score, value) ->
                      points.add(
                          new LearningPoint(
                              size,
                              test.getKey(),
                              score,
                              Measurements.rounded(value.value()),
                              Measurements.rounded(value.low()),
                              Measurements.rounded(value.high()))));
        }
        onSize.accept(size);
      }
    }
    return points;
  }
}
