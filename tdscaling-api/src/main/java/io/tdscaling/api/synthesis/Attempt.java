package io.tdscaling.api.synthesis;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a trajectory, from plan to verdict.
 *
 * @param index index of the attempt, from 0, never used twice in a run
 * @param target what it aimed at
 * @param plan the blueprint, or null where none could be made
 * @param outcome the trajectory, or null where the conversation could not be held
 * @param verdict accepted, or what is wrong
 */
public record Attempt(
    long index,
    SteeringTarget target,
    @Nullable Blueprint plan,
    @Nullable Trajectory outcome,
    Verdict verdict) {
  /** Checks that an accepted attempt is complete. */
  public Attempt {
    if (verdict.accepted() && (plan == null || outcome == null)) {
      throw new IllegalArgumentException("accepted attempt " + index + " lacks plan or trajectory");
    }
  }

  /** Returns the blueprint, if one was made. */
  public Optional<Blueprint> blueprint() {
    return Optional.ofNullable(plan);
  }

  /** Returns the trajectory, if the conversation was held. */
  public Optional<Trajectory> trajectory() {
    return Optional.ofNullable(outcome);
  }
}
