package io.tdscaling.api.blueprint;

/** A blueprint, or why there is none. */
public sealed interface BlueprintOutcome {
  /**
   * A plan that was executed with success.
   *
   * @param blueprint the plan
   * @param trouble what went wrong before the plan held, and whether it was repaired
   */
  record Planned(Blueprint blueprint, PlanningTrouble trouble) implements BlueprintOutcome {
    /** Makes a plan that was had without trouble. */
    public Planned(Blueprint blueprint) {
      this(blueprint, PlanningTrouble.NONE);
    }
  }

  /**
   * No plan could be made.
   *
   * @param cause short kebab-case cause, such as {@code plan-failed}, by which outcomes are counted
   * @param detail one sentence
   * @param trouble what went wrong on the way
   */
  record NotPlanned(String cause, String detail, PlanningTrouble trouble)
      implements BlueprintOutcome {
    /** Makes an outcome without counts of what went wrong. */
    public NotPlanned(String cause, String detail) {
      this(cause, detail, PlanningTrouble.NONE);
    }
  }

  /** Returns what went wrong before the plan held, or before none did. */
  PlanningTrouble trouble();
}
