package io.tdscaling.api.blueprint;

/** Makes executable plans. Called from several threads at once. */
@FunctionalInterface
public interface Blueprinter {
  /**
   * Plans one trajectory and executes the plan.
   *
   * @throws InterruptedException if interrupted
   */
  BlueprintOutcome plan(BlueprintRequest request) throws InterruptedException;
}
