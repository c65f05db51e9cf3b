package io.tdscaling.api.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tdscaling.api.internal.Checks;
import io.tdscaling.api.llm.TokenUsage;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a trajectory comes from.
 *
 * @param seed seed of the run
 * @param index index of the attempt
 * @param blueprintId the blueprint that was acted out
 * @param clusterId the cluster it was planned on
 * @param environmentSeed seed the environment was opened with
 * @param models what played each role, by role: a model's name, or {@code procedural}
 * @param prompts which prompt led each role that was led by one, by role: {@code
 *     name@version:hash}; absent in JSON where empty
 * @param usage tokens used by all roles together
 */
public record Provenance(
    long seed,
    long index,
    String blueprintId,
    String clusterId,
    long environmentSeed,
    SortedMap<String, String> models,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> prompts,
    TokenUsage usage) {
  /** Makes the provenance of what no prompt led. */
  public Provenance(
      long seed,
      long index,
      String blueprintId,
      String clusterId,
      long environmentSeed,
      SortedMap<String, String> models,
      TokenUsage usage) {
    this(seed, index, blueprintId, clusterId, environmentSeed, models, new TreeMap<>(), usage);
  }

  /** Copies the maps. */
  public Provenance {
    models = Checks.sortedCopy(models);
    prompts = prompts == null ? new TreeMap<>() : Checks.sortedCopy(prompts);
  }

  /** Returns this provenance with other numbers of tokens. */
  public Provenance with(TokenUsage tokens) {
    return new Provenance(
        seed, index, blueprintId, clusterId, environmentSeed, models, prompts, tokens);
  }
}
