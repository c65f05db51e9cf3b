package io.tdscaling.study;

import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.study.learner.Learner;
import io.tdscaling.study.learner.LearnerScores;
import io.tdscaling.study.learner.TestSet;
import io.tdscaling.study.learner.TrainingSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The {@link Learner} of next calls and of where their arguments come from, as a study uses it. Its
 * scores are {@code nextTool}, {@code whichTool}, {@code argumentSource} and {@code balancedSource}
 * of {@link LearnerScores}; the last two are missing where a test set has no arguments.
 */
public final class NextCallLearner implements StudyLearner {
  @Override
  public String description() {
    return "next-call learner, conditional logit over hashed features, version 1";
  }

  @Override
  public Examples newTrainingSet() {
    return new Training(new TrainingSet());
  }

  @Override
  public Examples newTestSet() {
    return new Test(new TestSet());
  }

  @Override
  public SortedMap<String, Score> trainAndTest(
      Examples training, int first, Examples test, long seed) {
    if (!(training instanceof Training train) || !(test instanceof Test tested)) {
      throw new IllegalArgumentException("the sets must be of this learner");
    }
    LearnerScores scores = Learner.trainAndTest(train.set(), first, tested.set(), seed);
    SortedMap<String, Score> byName = new TreeMap<>();
    byName.put("nextTool", score(scores.nextTool(), scores.nextToolInterval()));
    byName.put("whichTool", score(scores.whichTool(), scores.whichToolInterval()));
    if (scores.arguments() > 0) {
      byName.put("argumentSource", score(scores.argumentSource(), scores.argumentSourceInterval()));
      byName.put("balancedSource", score(scores.balancedSource(), scores.balancedSourceInterval()));
    }
    return byName;
  }

  /** Where few were asked, the percentiles can lie beside the value by a rounding. */
  private static Score score(double value, LearnerScores.Interval interval) {
    return new Score(value, Math.min(value, interval.low()), Math.max(value, interval.high()));
  }

  private record Training(TrainingSet set) implements Examples {
    @Override
    public void add(Trajectory trajectory) {
      set.add(trajectory);
    }

    @Override
    public int size() {
      return set.size();
    }
  }

  private record Test(TestSet set) implements Examples {
    @Override
    public void add(Trajectory trajectory) {
      set.add(trajectory);
    }

    @Override
    public int size() {
      return set.size();
    }
  }
}
