package io.tdscaling.semantic;

/**
 * Turns text into vectors, so that texts about the same have vectors in about the same direction.
 * Called from several threads at once.
 */
@FunctionalInterface
public interface EmbeddingModel {
  /**
   * Returns the vector of a text. All vectors of one model have the same number of dimensions, and
   * equal texts have equal vectors. Its length does not matter; one of length 0 says that nothing
   * is known of the text.
   */
  float[] embed(String text);
}
