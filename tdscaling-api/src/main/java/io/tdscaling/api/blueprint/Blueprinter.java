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

  /**
   * Returns what plays the role, for provenance. The default is the class's simple name, or {@code
   * custom} for a lambda, whose class has another name in every run.
   */
  default String label() {
    return getClass().isHidden() ? "custom" : getClass().getSimpleName();
  }

  /**
   * Returns which prompt leads what plays the role, as {@code name@version:hash}, for provenance.
   * The default is empty, for none.
   */
  default String prompt() {
    return "";
  }
}
