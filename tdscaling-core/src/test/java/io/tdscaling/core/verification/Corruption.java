package io.tdscaling.core.verification;

import io.tdscaling.core.random.SeededRandom;
import java.util.Optional;
import java.util.Set;

/**
 * A way to break a right trajectory.
 *
 * @param name what it does
 * @param rules the rules of which one has to find it
 * @param operator breaks a trajectory, where it has what this breaks
 */
record Corruption(String name, Set<String> rules, Operator operator) {
  /** Breaks a trajectory; empty where there is nothing of that sort to break. */
  @FunctionalInterface
  interface Operator {
    Optional<Case> apply(Case right, SeededRandom random);
  }

  static Corruption of(String name, String rules, Operator operator) {
    return new Corruption(name, Set.of(rules.split(" ")), operator);
  }
}
