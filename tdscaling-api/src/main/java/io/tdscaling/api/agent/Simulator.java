package io.tdscaling.api.agent;

import io.tdscaling.api.trajectory.Trajectory;
import java.io.IOException;

/** Runs the roles over a blueprint and an environment. Called from several threads at once. */
@FunctionalInterface
public interface Simulator {
  /**
   * Acts a blueprint out. A conversation that goes wrong is still a trajectory; the verifier judges
   * it.
   *
   * @throws IOException if a backend failed; the attempt is then rejected
   * @throws InterruptedException if interrupted
   */
  Trajectory simulate(SimulationRequest request) throws IOException, InterruptedException;
}
