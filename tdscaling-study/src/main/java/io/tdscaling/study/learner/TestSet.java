package io.tdscaling.study.learner;

import io.tdscaling.api.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** What trajectories ask. Kept and read as in a {@link TrainingSet}. Not thread-safe. */
public final class TestSet {
  private final ExampleReader reader = new ExampleReader();
  private final List<Examples> examples = new ArrayList<>();

  /** Makes an empty set. */
  public TestSet() {}

  /** Adds what a trajectory asks. */
  public void add(Trajectory trajectory) {
    examples.add(reader.read(trajectory));
  }

  /** Returns how many trajectories were added. */
  public int size() {
    return examples.size();
  }

  List<Examples> examples() {
    return examples;
  }
}
