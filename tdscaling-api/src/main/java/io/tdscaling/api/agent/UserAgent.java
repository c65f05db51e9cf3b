package io.tdscaling.api.agent;

import java.io.IOException;

/** Plays the user. Called from several threads at once. */
@FunctionalInterface
public interface UserAgent {
  /**
   * Returns the user's next turn.
   *
   * @throws IOException if a backend failed; the attempt is then rejected
   * @throws InterruptedException if interrupted
   */
  UserTurn next(UserView view) throws IOException, InterruptedException;

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
