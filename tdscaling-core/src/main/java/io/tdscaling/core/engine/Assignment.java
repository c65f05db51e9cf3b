package io.tdscaling.core.engine;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.tool.ToolRef;
import java.util.Set;

/**
 * What one attempt is to do.
 *
 * @param index index of the attempt
 * @param target what the trajectory should be like
 * @param cluster the tools to use
 * @param unused tools of the cluster that steering would like to see used
 */
record Assignment(long index, SteeringTarget target, ToolCluster cluster, Set<ToolRef> unused) {}
