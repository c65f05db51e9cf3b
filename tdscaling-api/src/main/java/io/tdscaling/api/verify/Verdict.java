package io.tdscaling.api.verify;

import io.tdscaling.api.internal.Checks;

/** Whether a trajectory is right, and if not, what is wrong with it. */
public sealed interface Verdict {
  /** The trajectory passed every rule. */
  record Accepted() implements Verdict {}

  /**
   * The trajectory broke a rule; rules after it were not tried.
   *
   * @param rule the rule, as {@code stage.rule} in kebab case, such as {@code
   *     schema.missing-argument}
   * @param step position of the message at fault, from 0; -1 where it is the trajectory as a whole
   * @param party who is at fault
   * @param reason one sentence with the bad value
   */
  record Rejected(String rule, int step, Party party, String reason) implements Verdict {
    /** Checks the rule and the step. */
    public Rejected {
      Checks.notBlank(rule, "rule");
      if (step < -1) {
        throw new IllegalArgumentException("step must be at least -1, got " + step);
      }
    }
  }

  /** Returns the verdict of a trajectory without fault. */
  static Verdict pass() {
    return new Accepted();
  }

  /** Returns whether the trajectory passed. */
  default boolean accepted() {
    return this instanceof Accepted;
  }
}
