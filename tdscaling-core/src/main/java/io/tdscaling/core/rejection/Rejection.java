package io.tdscaling.core.rejection;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.api.verify.Verdict;
import java.util.Optional;

/**
 * A conversation that was rejected for a fault of the assistant's.
 *
 * @param conversation the conversation
 * @param why what the run said is wrong with it
 * @param plan the blueprint it acts out
 * @param accepted another conversation of the same blueprint that the run accepted, if there is one
 */
record Rejection(
    Trajectory conversation, Verdict.Rejected why, Blueprint plan, Optional<Trajectory> accepted) {}
