package io.tdscaling.api.blueprint;

/** A blueprint, or why there is none. */
public sealed interface BlueprintOutcome {
  /**
   * A plan that was executed with success.
   *
   * @param blueprint the plan
   */
  record Planned(Blueprint blueprint) implements BlueprintOutcome {}

  /**
   * No plan could be made.
   *
   * @param cause short kebab-case cause, such as {@code plan-failed}, by which outcomes are counted
   * @param detail one sentence
   */
  record NotPlanned(String cause, String detail) implements BlueprintOutcome {}
}
