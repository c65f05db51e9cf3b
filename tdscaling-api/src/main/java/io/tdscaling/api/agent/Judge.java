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
   * A judgement.
   *
   * @param passed whether the trajectory is good enough
   * @param reason why, in one sentence
   */
  record Judgement(boolean passed, String reason) {}
}
