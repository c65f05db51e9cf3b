package io.tdscaling.api.evolution;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the next trajectory should be like. A wish, not an order: what came out is measured
 * afterwards.
 *
 * @param aim the cell aimed at, or null for a free choice
 */
public record SteeringTarget(@Nullable Cell aim) {
  /** Leaves the choice to the blueprinter. */
  public static final SteeringTarget FREE = new SteeringTarget(null);

  /** Returns a target that aims at a cell. */
  public static SteeringTarget at(Cell cell) {
    return new SteeringTarget(cell);
  }

  /** Returns the cell aimed at, if there is one. */
  public Optional<Cell> cell() {
    return Optional.ofNullable(aim);
  }
}
