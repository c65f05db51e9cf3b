package io.tdscaling.api.blueprint;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.tool.ToolRef;
import java.util.Set;

/**
 * What a blueprint is asked for.
 *
 * @param cluster the tools to plan with
 * @param target what the trajectory should be like
 * @param environments opens the environments in which plans are tried
 * @param unused tools of the cluster that no trajectory has used yet; to be preferred
 * @param index index of the attempt; makes the blueprint's id unique
 * @param seed randomness of this blueprint
 */
public record BlueprintRequest(
    ToolCluster cluster,
    SteeringTarget target,
    EnvironmentFactory environments,
    Set<ToolRef> unused,
    long index,
    long seed) {
  /** Copies the set. */
  public BlueprintRequest {
    unused = Checks.orderedCopy(unused);
  }
}
