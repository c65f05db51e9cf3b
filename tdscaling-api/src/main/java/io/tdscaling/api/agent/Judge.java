package io.tdscaling.api.agent;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.trajectory.Trajectory;
import java.io.IOException;

/**
 * Judges what no rule can: whether a conversation makes sense. Called from several threads at once.
 */
@FunctionalInterface
public interface Judge {
  /**
   * Judges a trajectory that has passed every rule.
   *
   * @throws IOException if a backend failed; the attempt is then rejected
   * @throws InterruptedException if interrupted
   */
  Judgement judge(Trajectory trajectory, Blueprint blueprint)
      throws IOException, InterruptedException;

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

  /**
   * A judgement.
   *
   * @param passed whether the trajectory is good enough
   * @param reason why, in one sentence
   */
  record Judgement(boolean passed, String reason) {}
}
