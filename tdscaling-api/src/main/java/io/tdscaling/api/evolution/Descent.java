package io.tdscaling.api.evolution;

import java.util.Objects;

/**
 * Where a plan is to come from: a plan that worked, and what to change about it.
 *
 * @param from the cell whose archive the plan is taken from
 * @param mutation what to change
 */
public record Descent(Cell from, Mutation mutation) {
  /** Checks that both are there. */
  public Descent {
    Objects.requireNonNull(from, "cell to descend from");
    Objects.requireNonNull(mutation, "mutation");
  }
}
