package io.tdscaling.study;

import io.tdscaling.api.trajectory.Trajectory;
import java.util.SortedMap;

/**
 * Something small that learns from trajectories, so that a study can tell what an arm's data are
 * worth: it is trained on the first of an arm's trajectories and tested on others, over services
 * that no arm ever used. Called by one thread at a time.
 */
public interface StudyLearner {
  /** Returns what it is, with its settings, in a line; part of what is compared on resuming. */
  String description();

  /** Returns an empty set to train on. */
  Examples newTrainingSet();

  /** Returns an empty set to test on. */
  Examples newTestSet();

  /**
   * Trains from nothing and tests.
   *
   * @param training a set from {@link #newTrainingSet}
   * @param first how many of its trajectories to train on, from the first; at most its size
   * @param test a set from {@link #newTestSet}
   * @param seed randomness; the same arguments give the same scores
   * @return scores by what they measure, such as {@code nextTool}
   * @throws InterruptedException if interrupted
   */
  SortedMap<String, Score> trainAndTest(Examples training, int first, Examples test, long seed)
      throws InterruptedException;

  /** What a learner keeps of trajectories, in the order in which they were added. */
  interface Examples {
    /** Adds what is to be learned from a trajectory, or asked about it. */
    void add(Trajectory trajectory);

    /** Returns how many trajectories were added. */
    int size();
  }

  /**
   * A share of answers that were right, with its interval.
   *
   * @param value the share, 0 to 1
   * @param low lower end of the interval
   * @param high upper end of the interval
   */
  record Score(double value, double low, double high) {
    /** Checks that the interval holds the value. */
    public Score {
      if (!(low >= 0 && low <= value && value <= high && high <= 1)) {
        throw new IllegalArgumentException(
            "a score must have 0 <= low <= value <= high <= 1, got %s in [%s, %s]"
                .formatted(value, low, high));
      }
    }
  }
}
