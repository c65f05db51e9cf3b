package io.tdscaling.api.verify;

/** Decides whether a trajectory is right. Called from several threads at once. */
@FunctionalInterface
public interface TrajectoryVerifier {
  /**
   * Returns the verdict.
   *
   * @throws InterruptedException if interrupted
   */
  Verdict verify(VerificationRequest request) throws InterruptedException;
}
