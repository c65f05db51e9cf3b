package io.tdscaling.core.cluster.refinement;

import io.tdscaling.api.cluster.ToolCluster;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.core.text.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a model thinks of clusters. All of them are asked about before any is changed, so that a
 * judgement holds for every cluster its dependency is in.
 */
final class Review {
  /** Dependencies below this confidence are doubtful. */
  private static final double DOUBTFUL = 0.75;

  /** What the confidence of a confirmed dependency is at least. */
  private static final double CONFIRMED = 0.9;

  private final String model;
  private final List<ToolCluster> clusters;
  private final List<Optional<Opinion>> opinions = new ArrayList<>();

  /** What became of the dependencies that were judged: nothing of those rejected. */
  private final Map<ToolDependency, Optional<ToolDependency>> judged = new HashMap<>();

  private Review(String model, List<ToolCluster> clusters) {
    this.model = model;
    this.clusters = clusters;
  }

  /**
   * Asks about all clusters that have dependencies.
   *
   * @param model what the model is called in reasons
   */
  static Review of(List<ToolCluster> clusters, String model, Interview interview) {
    Review review = new Review(model, clusters);
    clusters.forEach(cluster -> review.opinions.add(review.opinion(cluster, interview)));
    interview.end();
    return review;
  }

  /** Returns the clusters as they are afterwards, in their order. */
  List<ToolCluster> clusters() {
    List<ToolCluster> refined = new ArrayList<>();
    for (ToolCluster cluster : clusters) {
      refined.add(refined(cluster, opinions.get(refined.size())));
    }
    return refined;
  }

  /** Returns the dependencies without those rejected, and with those confirmed made surer. */
  Stream<ToolDependency> afterwards(List<ToolDependency> edges) {
    return edges.stream().flatMap(edge -> judged.getOrDefault(edge, Optional.of(edge)).stream());
  }

  private Optional<Opinion> opinion(ToolCluster cluster, Interview interview) {
    if (cluster.dependencies().isEmpty()) {
      return Optional.empty();
    }
    List<ToolDependency> doubtful =
        cluster.dependencies().stream()
            .filter(edge -> edge.confidence() < DOUBTFUL && !judged.containsKey(edge))
            .toList();
    Optional<Opinion> opinion = interview.opinion(cluster, doubtful, opinions.size());
    opinion.ifPresent(said -> judge(doubtful, said));
    return opinion;
  }

  private void judge(List<ToolDependency> asked, Opinion opinion) {
    for (int i = 0; i < asked.size(); i++) {
      ToolDependency edge = asked.get(i);
      if (opinion.rejected().contains(i + 1)) {
        judged.put(edge, Optional.empty());
      } else if (opinion.confirmed().contains(i + 1)) {
        judged.put(edge, Optional.of(confirmed(edge)));
      }
    }
  }

  private ToolDependency confirmed(ToolDependency edge) {
    return new ToolDependency(
        edge.producer(),
        edge.field(),
        edge.consumer(),
        edge.parameter(),
        Math.max(CONFIRMED, edge.confidence()),
        edge.kind(),
        edge.why() + "; confirmed by " + Excerpt.of(model));
  }

  private ToolCluster refined(ToolCluster cluster, Optional<Opinion> opinion) {
    return new ToolCluster(
        cluster.id(),
        opinion.map(Opinion::name).filter(name -> !name.isEmpty()).orElse(cluster.name()),
        cluster.domains(),
        cluster.tools(),
        afterwards(cluster.dependencies()).sorted().toList(),
        opinion.map(Opinion::rules).filter(rules -> !rules.isEmpty()).orElse(cluster.rules()),
        cluster.why());
  }
}
