package io.tdscaling.api.verify;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.trajectory.Trajectory;

/**
 * What is to be verified.
 *
 * @param trajectory the trajectory
 * @param blueprint the plan it acts out
 * @param environments opens fresh environments for the replay
 */
public record VerificationRequest(
    Trajectory trajectory, Blueprint blueprint, EnvironmentFactory environments) {}
