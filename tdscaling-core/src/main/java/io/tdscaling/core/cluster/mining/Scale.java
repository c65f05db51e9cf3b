package io.tdscaling.core.cluster.mining;

/**
 * What confidence a match has in the light of the whole corpus, and how much is enough.
 *
 * @param specificity how much names say
 * @param threshold the least confidence of a dependency, in [0, 1]
 */
record Scale(Specificity specificity, double threshold) {
  /** Returns a match weighed by how specific what is needed is. */
  Match weighted(Match match) {
    return match.weakened(specificity.weight(match.need().reading()));
  }

  /** Returns whether a match is sure enough to be drawn. */
  boolean isEnough(Match match) {
    return match.confidence() >= threshold;
  }
}
