package io.tdscaling.core.cluster.refinement;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.llm.LlmClient;
import io.tdscaling.core.cluster.Clustering;
import io.tdscaling.core.text.ResourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a model look over clusters: it confirms or rejects doubtful dependencies, names each cluster
 * that has dependencies and states its business rules. A dependency is judged once, in the first
 * cluster whose answer does not leave it open, and the judgement holds for all clusters. An answer
 * that cannot be used is asked for once more, with what is wrong; if that fails too, or the model
 * cannot be reached, the cluster gets no name and rules, and a warning is logged. A model that
 * cannot be reached again and again is asked no more; replies that are remembered are still used.
 */
public final class LlmRefinement {
  private final LlmClient client;
  private final String model;
  private final ReplyCache cache;
  private final String prompt;

  /**
   * Makes a refinement.
   *
   * @param client the model
   * @param model its name, part of what replies are remembered under
   * @param cache directory where replies are kept, or null to keep none
   */
  public LlmRefinement(LlmClient client, String model, @Nullable Path cache) {
    this.client = client;
    this.model = model;
    this.cache = new ReplyCache(cache);
    this.prompt = ResourceFiles.text(LlmRefinement.class, "prompt.txt");
  }

  /** Returns the clusters as the model would have them, in their order. */
  public List<ToolCluster> refine(List<ToolCluster> clusters) {
    return review(clusters).clusters();
  }

  /** Refines the clusters, and the dependencies with them; clusters that lost all go last. */
  public Clustering refine(Clustering clustering) {
    Review review = review(clustering.clusters());
    List<ToolCluster> clusters = new ArrayList<>(review.clusters());
    clusters.sort(Comparator.comparing(cluster -> cluster.dependencies().isEmpty()));
    return new Clustering(
        clusters,
        clustering.tools(),
        review.afterwards(clustering.dependencies()).toList(),
        clustering.folded());
  }

  private Review review(List<ToolCluster> clusters) {
    return Review.of(clusters, model, new Interview(client, model, prompt, cache));
  }
}
