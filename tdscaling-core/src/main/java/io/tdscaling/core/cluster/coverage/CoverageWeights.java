package io.tdscaling.core.cluster.coverage;

/**
 * What a cluster is worth beside those chosen before: {@code new tools + dependency × confidence of
 * new dependencies + domain × Σ log₂((2 + n) / (1 + n))} over its domains, {@code n} being the
 * clusters chosen in that domain, {@code + coherence × confidence of its dependencies for each tool
 * but one, at most 1, − redundancy × Σ min(chosen before, 3)} over its tools. Each term can only
 * fall as more is chosen, so the whole is submodular and may be maximised lazily. The formula and
 * the weights are this library's own.
 *
 * @param dependency weight of a dependency's confidence
 * @param domain weight of domains
 * @param coherence weight of how closely the tools hang together
 * @param redundancy cost of a tool that is in a cluster already
 * @param least gain below which nothing is chosen
 */
record CoverageWeights(
    double dependency, double domain, double coherence, double redundancy, double least) {
  static final CoverageWeights DEFAULT = new CoverageWeights(0.25, 0.5, 0.5, 0.15, 0.5);
}
