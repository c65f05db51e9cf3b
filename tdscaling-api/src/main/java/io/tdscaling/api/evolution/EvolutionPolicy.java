package io.tdscaling.api.evolution;

/** Decides what to synthesize next. Called by one thread, once for each attempt, in index order. */
@FunctionalInterface
public interface EvolutionPolicy {
  /**
   * Returns the target of the next attempt.
   *
   * @param report what has been reached so far
   * @param seed randomness for this decision; the same report and seed give the same target
   */
  SteeringTarget next(DiversityReport report, long seed);
}
