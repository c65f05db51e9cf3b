package io.tdscaling.api.trajectory;

import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.llm.TokenUsage;
import java.util.SortedMap;

/**
 * Where a trajectory comes from.
 *
 * @param seed seed of the run
 * @param index index of the attempt
 * @param blueprintId the blueprint that was acted out
 * @param clusterId the cluster it was planned on
 * @param environmentSeed seed the environment was opened with
 * @param models what played each role, by role: a model's name, or {@code procedural}
 * @param usage tokens used by all roles together
 */
public record Provenance(
    long seed,
    long index,
    String blueprintId,
    String clusterId,
    long environmentSeed,
    SortedMap<String, String> models,
    TokenUsage usage) {
  /** Copies the map. */
  public Provenance {
    models = Checks.sortedCopy(models);
  }

  /** Returns this provenance with other numbers of tokens. */
  public Provenance with(TokenUsage tokens) {
    return new Provenance(seed, index, blueprintId, clusterId, environmentSeed, models, tokens);
  }
}
