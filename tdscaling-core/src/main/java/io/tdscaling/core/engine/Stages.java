package io.tdscaling.core.engine;

import io.tdscaling.api.agent.Judge;
import io.tdscaling.api.agent.Simulator;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.verify.TrajectoryVerifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt goes through.
 *
 * @param environments opens the environments of all stages
 * @param blueprinter makes the plan
 * @param simulator acts it out
 * @param verifier checks the outcome
 * @param lastWord judges what passed the verifier, or null for none
 */
public record Stages(
    EnvironmentFactory environments,
    Blueprinter blueprinter,
    Simulator simulator,
    TrajectoryVerifier verifier,
    @Nullable Judge lastWord) {
  Optional<Judge> judge() {
    return Optional.ofNullable(lastWord);
  }
}
