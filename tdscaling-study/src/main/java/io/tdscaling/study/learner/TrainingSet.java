package io.tdscaling.study.learner;

import io.tdscaling.api.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/**
 * What trajectories teach, in the order in which they were added. Of each trajectory only hashed
 * features are kept, a few kilobytes. What is read of it is what an exported record shows to a
 * model: the messages and the tools' offered names, descriptions and input schemas; no notes, no
 * domains, no provenance, no annotations, no reasoning. Not thread-safe.
 */
public final class TrainingSet {
  private final ExampleReader reader = new ExampleReader();
  private final List<Examples> examples = new ArrayList<>();

  /** Makes an empty set. */
  public TrainingSet() {}

  /** Adds what a trajectory teaches. */
  public void add(Trajectory trajectory) {
    examples.add(reader.read(trajectory));
  }

  /** Returns how many trajectories were added. */
  public int size() {
    return examples.size();
  }

  List<Examples> first(int count) {
    return examples.subList(0, count);
  }
}
