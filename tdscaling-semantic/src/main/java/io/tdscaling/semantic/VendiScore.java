package io.tdscaling.semantic;

import io.tdscaling.api.metric.DiversityMetric;
import io.tdscaling.api.metric.MetricState;
import java.util.Objects;

/**
 * The Vendi score of what trajectories are about (Friedman and Dieng, "The Vendi Score: A Diversity
 * Evaluation Metric for Machine Learning", TMLR 2023): the effective number of different texts,
 * from 1 if all are alike to their number if none is like any other. With {@code K} the matrix of
 * the cosines between the embeddings of {@code n} texts and {@code λ} the eigenvalues of {@code
 * K/n}, it is
 *
 * <pre>exp(−Σ λ ln λ)</pre>
 *
 * <p>The text of a trajectory is what its user says, turn by turn, and then the names of the tools
 * called with success, one a line: what was wanted and with what it was done. System prompts, what
 * the assistant says and results stay out, for they follow from these or are made up. Of each text
 * the first 8,192 characters are embedded.
 *
 * <p>A trajectory whose embedding has length 0 is counted, and left out of the score. The states do
 * not keep embeddings but the sum of their outer products, of which the nonzero eigenvalues are the
 * same: {@code d²/2} numbers of 8 bytes for {@code d} dimensions, however many trajectories there
 * are. Vectors are brought to length 1 and rounded to multiples of 2⁻¹⁶, so that the sums are exact
 * and order shows in no bit. The score is therefore at most {@code d}, and with many dimensions a
 * vector's length is 1 to within some 2⁻¹² only; eigenvalues are divided by their sum.
 *
 * <p>The value is {@code {"value", "trajectories", "withoutText", "dimensions"}}, the first null
 * where there is nothing to score. It takes time that grows with {@code d³} when something was
 * observed since it was last asked for. The gain is always 0: a candidate has no text before it is
 * there, so this metric does not steer.
 */
public final class VendiScore implements DiversityMetric {
  private final EmbeddingModel model;

  /** Makes a metric that embeds with {@link HashedNgramEmbedding}. */
  public VendiScore() {
    this(new HashedNgramEmbedding());
  }

  /** Makes a metric that embeds with a model of 1 to 2,048 dimensions. */
  public VendiScore(EmbeddingModel model) {
    this.model = Objects.requireNonNull(model, "model");
  }

  @Override
  public MetricState newState() {
    return new VendiState(model);
  }
}
