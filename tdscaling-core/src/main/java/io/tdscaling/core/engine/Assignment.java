package io.tdscaling.core.engine;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.tool.ToolRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt is to do.
 *
 * @param index index of the attempt
 * @param target what the trajectory should be like
 * @param cluster the tools to use
 * @param parent the plan to start from, or null for a new one
 * @param unused tools of the cluster that steering would like to see used
 */
record Assignment(
    long index,
    SteeringTarget target,
    ToolCluster cluster,
    @Nullable Blueprint parent,
    Set<ToolRef> unused) {}
