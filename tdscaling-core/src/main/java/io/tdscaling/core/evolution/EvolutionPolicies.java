package io.tdscaling.core.evolution;

import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.EvolutionPolicy;
import io.tdscaling.api.evolution.SteeringTarget;
import java.util.function.Predicate;

/** The policies that come with the library. All are immutable and thread-safe. */
public final class EvolutionPolicies {
  private EvolutionPolicies() {}

  /** Returns the policy that never steers: the quantity-scaling baseline. */
  public static EvolutionPolicy uniform() {
    return (report, seed) -> SteeringTarget.FREE;
  }

  /**
   * Returns the policy that aims at the cell that holds least, counting the attempts under way and
   * those that failed to land there: coverage of the cells and nothing else. Equal counts go to the
   * first cell. It makes every plan anew.
   */
  public static EvolutionPolicy greedyCoverage() {
    return new GreedyCoverage();
  }

  /**
   * Returns the policy that aims at the cell with the highest score. The formula is this library's
   * own:
   *
   * <pre>
   * score = (ε + (1 − ε) · g) · ρ / c / (1 + pending) / (1 + held / (1 + mean held))
   * </pre>
   *
   * <ul>
   *   <li>{@code g} is the cell's gain, scaled so that over the cells that hold something it runs
   *       from 0 to 1, and cut off there; {@code ε = 0.2} keeps some worth in cells that are full.
   *   <li>{@code ρ} is drawn from what is believed of the chance to land in the cell (Thompson
   *       sampling): a beta distribution whose mean before any attempt is the rate of the cell's
   *       mode and band, times the rate of its domain, over the rate of all, worth one attempt;
   *       each of these rates is {@code (landed + 1) / (settled + 2)}. It is drawn as a normal one
   *       of the same mean and half the deviation, from {@code m / 8} to 1, with {@code m} the
   *       mean. So a cell that never lands is given up after a few attempts, all the sooner where
   *       its like do not land either, but its score never falls to zero.
   *   <li>{@code c} is what an attempt in the cell costs in tokens, relative to the mean over all
   *       cells, which is mixed in as two attempts; 1 while no tokens are used.
   *   <li>{@code pending} attempts are aimed at the cell and not settled yet. Dividing by one more
   *       apportions the attempts in flight to the cells in proportion to their scores, as
   *       D'Hondt's method apportions seats, instead of piling them on one cell.
   *   <li>{@code held} trajectories are in the cell already.
   * </ul>
   *
   * <p>Before the first result there is nothing to decide on, and attempts are spread over the
   * sorted cells by the golden ratio's low-discrepancy sequence; so they are while diversity has
   * {@linkplain io.tdscaling.api.evolution.DiversityReport#collapsed() collapsed}. Equal scores go
   * to the first cell.
   *
   * <p>Above the lowest band two in five plans descend from an accepted one of the same domain and
   * no higher band, by one {@linkplain io.tdscaling.api.evolution.Mutation mutation}, drawn in
   * proportion to its rate of landing times its rate of bringing something new, each {@code (n + 1)
   * / (settled + 2)}.
   */
  public static EvolutionPolicy adaptive() {
    return new AdaptivePolicy();
  }

  /**
   * Returns a policy that keeps another to some of the cells: it is shown no others, and where it
   * aims at none of them, or at nothing, one of them is drawn, all equally likely. So {@code
   * within(uniform(), …)} spreads evenly over these cells. The counts and metrics of the report are
   * those of the whole run.
   *
   * <p>{@code next} throws an {@link IllegalStateException} where no cell passes, but for a report
   * {@linkplain io.tdscaling.api.evolution.DiversityReport#isPart() of part of them}: it then aims
   * at nothing.
   *
   * @param policy what decides among the cells that pass
   * @param allowed which cells pass; the same cell always gets the same answer
   */
  public static EvolutionPolicy within(EvolutionPolicy policy, Predicate<Cell> allowed) {
    return new CellsWithin(policy, allowed);
  }
}
