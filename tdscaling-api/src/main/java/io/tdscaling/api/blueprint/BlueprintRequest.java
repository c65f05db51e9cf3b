package io.tdscaling.api.blueprint;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a blueprint is asked for.
 *
 * @param cluster the tools to plan with
 * @param target what the trajectory should be like
 * @param environments opens the environments in which plans are tried
 * @param distractors tools of other clusters that may be offered beside the cluster's, to see
 *     whether the assistant keeps to the right ones; the plan calls none of them
 * @param unused tools of the cluster that no trajectory has used yet; to be preferred
 * @param parent the plan to start from, as the target's descent asks for, or null for a new one
 * @param index index of the attempt; makes the blueprint's id unique
 * @param seed randomness of this blueprint
 */
public record BlueprintRequest(
    ToolCluster cluster,
    SteeringTarget target,
    EnvironmentFactory environments,
    List<ToolSpec> distractors,
    Set<ToolRef> unused,
    @Nullable Blueprint parent,
    long index,
    long seed) {
  /** Makes a request for a new plan, without distractors. */
  public BlueprintRequest(
      ToolCluster cluster,
      SteeringTarget target,
      EnvironmentFactory environments,
      Set<ToolRef> unused,
      long index,
      long seed) {
    this(cluster, target, environments, List.of(), unused, null, index, seed);
  }

  /** Copies the collections. */
  public BlueprintRequest {
    distractors = List.copyOf(distractors);
    unused = Checks.orderedCopy(unused);
  }
}
