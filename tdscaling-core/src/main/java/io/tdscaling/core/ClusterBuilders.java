package io.tdscaling.core;

import io.tdscaling.api.cluster.ClusterBuilder;
import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.api.tool.ToolCatalog;
import io.tdscaling.core.cluster.refinement.LlmRefinement;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * The library's ways to group tools into business clusters. All are deterministic; a refined one is
 * as far as its model is.
 */
public final class ClusterBuilders {
  private ClusterBuilders() {}

  /** Returns {@link #maximumCoverage(ClusterOptions)} with the defaults. */
  public static ClusterBuilder maximumCoverage() {
    return maximumCoverage(ClusterOptions.DEFAULT);
  }

  /**
   * Returns the builder that mines logical dependencies and chooses clusters by greedy maximum
   * coverage of tools, dependencies and domains. Every tool that no near-copy stands for is in at
   * least one cluster, unless their number is limited; where near-copies are folded, they take the
   * place of the service that stands for them in single trajectories.
   */
  public static ClusterBuilder maximumCoverage(ClusterOptions options) {
    return builder(
        options.foldNearCopies(),
        catalog -> options.mine(catalog).byCoverage(options.limits()).clusters());
  }

  /**
   * Returns the baseline: clusters drawn at random from all tools, with the dependencies that
   * happen to be among them.
   *
   * @param seed the same seed gives the same clusters
   */
  public static ClusterBuilder random(ClusterOptions options, long seed) {
    return catalog -> options.mine(catalog).atRandom(options.limits(), seed).clusters();
  }

  /**
   * Returns a builder whose clusters a model looks over: it confirms or rejects doubtful
   * dependencies, names each cluster and states its business rules. One call for each cluster that
   * has no remembered reply, two where the first answer cannot be used. Where the model cannot be
   * reached or answers nonsense, clusters stay as they are, and a warning is logged.
   *
   * @param builder what builds the clusters
   * @param model what to call the model in reasons and in the cache
   * @param client the model
   * @param cache directory where replies are kept, so that none is paid for twice; made when needed
   */
  public static ClusterBuilder refined(
      ClusterBuilder builder, String model, LlmClient client, Path cache) {
    LlmRefinement refinement = new LlmRefinement(client, model, cache);
    return builder(builder.foldsCopies(), catalog -> refinement.refine(builder.build(catalog)));
  }

  /** Returns {@link #refined(ClusterBuilder, String, LlmClient, Path)} without a cache. */
  public static ClusterBuilder refined(ClusterBuilder builder, String model, LlmClient client) {
    LlmRefinement refinement = new LlmRefinement(client, model, null);
    return builder(builder.foldsCopies(), catalog -> refinement.refine(builder.build(catalog)));
  }

  private static ClusterBuilder builder(
      boolean foldsCopies, Function<ToolCatalog, List<ToolCluster>> build) {
    return new ClusterBuilder() {
      @Override
      public List<ToolCluster> build(ToolCatalog catalog) {
        return build.apply(catalog);
      }

      @Override
      public boolean foldsCopies() {
        return foldsCopies;
      }
    };
  }
}
