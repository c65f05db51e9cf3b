package io.tdscaling.api.agent;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.tool.OfferedTool;
import java.util.List;
import java.util.SortedMap;

/**
 * What a simulation is asked for.
 *
 * @param blueprint the plan to act out
 * @param tools the blueprint's offered tools, in its order
 * @param domains primary domain by service id, where known
 * @param environments opens the environment to act in
 * @param runSeed seed of the run, for provenance
 * @param index index of the attempt
 * @param seed randomness of this simulation
 */
public record SimulationRequest(
    Blueprint blueprint,
    List<OfferedTool> tools,
    SortedMap<String, String> domains,
    EnvironmentFactory environments,
    long runSeed,
    long index,
    long seed) {
  /** Copies the collections. */
  public SimulationRequest {
    tools = List.copyOf(tools);
    domains = Checks.sortedCopy(domains);
  }
}
