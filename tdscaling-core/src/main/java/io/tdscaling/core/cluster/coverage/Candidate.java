package io.tdscaling.core.cluster.coverage;

import com.google.common.primitives.ImmutableIntArray;
import java.util.List;

/**
 * A cluster that may be chosen.
 *
 * @param anchor the tool it was grown from
 * @param tools numbers of its tools, the anchor first
 * @param edges numbers of the dependencies among them
 * @param domains primary domains of its services
 * @param coherence confidence of its dependencies for each tool but one, at most 1
 */
record Candidate(
    int anchor,
    List<Integer> tools,
    ImmutableIntArray edges,
    List<String> domains,
    double coherence) {
  static Candidate of(List<Integer> tools, DependencyGraph graph) {
    ImmutableIntArray edges = graph.among(tools);
    double confidence = 0;
    for (int i = 0; i < edges.length(); i++) {
      confidence += graph.edge(edges.get(i)).confidence();
    }
    double coherence = tools.size() < 2 ? 0 : Math.min(1, confidence / (tools.size() - 1));
    return new Candidate(tools.get(0), List.copyOf(tools), edges, graph.domains(tools), coherence);
  }
}
