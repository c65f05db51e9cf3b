package io.tdscaling.api.synthesis;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.PlanningTrouble;
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
 * @param trouble what went wrong while it was planned
 */
public record Attempt(
    long index,
    SteeringTarget target,
    @Nullable Blueprint plan,
    @Nullable Trajectory outcome,
    Verdict verdict,
    PlanningTrouble trouble) {
  /** Makes an attempt that was planned without trouble. */
  public Attempt(
      long index,
      SteeringTarget target,
      @Nullable Blueprint plan,
      @Nullable Trajectory outcome,
      Verdict verdict) {
    this(index, target, plan, outcome, verdict, PlanningTrouble.NONE);
  }

  /** Checks that an accepted attempt is complete. */
  public Attempt {
    if (verdict.accepted() && (plan == null || outcome == null)) {
      throw new IllegalArgumentException("accepted attempt " + index + " lacks plan or trajectory");
    }
  }

  /** Returns this attempt with what went wrong while it was planned. */
  public Attempt with(PlanningTrouble trouble) {
    return new Attempt(index, target, plan, outcome, verdict, trouble);
  }

  /** Returns this attempt with another verdict. */
  public Attempt with(Verdict verdict) {
    return new Attempt(index, target, plan, outcome, verdict, trouble);
  }

  /** Returns this attempt with another trajectory. */
  public Attempt with(Trajectory trajectory) {
    return new Attempt(index, target, plan, trajectory, verdict, trouble);
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
