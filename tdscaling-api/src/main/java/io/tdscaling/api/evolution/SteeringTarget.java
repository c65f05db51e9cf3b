package io.tdscaling.api.evolution;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the next trajectory should be like. A wish, not an order: what came out is measured
 * afterwards.
 *
 * @param aim the cell aimed at, or null for a free choice
 * @param descent the plan to start from, or null for a new one; nothing is wrong if the archive has
 *     none such
 */
public record SteeringTarget(@Nullable Cell aim, @Nullable Descent descent) {
  /** Leaves the choice to the blueprinter. */
  public static final SteeringTarget FREE = new SteeringTarget(null, null);

  /** Returns a target that aims at a cell with a new plan. */
  public static SteeringTarget at(Cell cell) {
    return new SteeringTarget(cell, null);
  }

  /** Returns this target, to be reached by changing a plan that worked. */
  public SteeringTarget by(Descent descent) {
    return new SteeringTarget(aim, descent);
  }

  /** Returns the cell aimed at, if there is one. */
  public Optional<Cell> cell() {
    return Optional.ofNullable(aim);
  }

  /** Returns where the plan is to come from, if it is not to be a new one. */
  public Optional<Descent> origin() {
    return Optional.ofNullable(descent);
  }
}
