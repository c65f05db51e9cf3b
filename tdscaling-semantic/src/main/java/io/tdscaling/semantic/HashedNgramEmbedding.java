package io.tdscaling.semantic;

/**
 * An embedding without a model: words and the three-letter pieces of words, hashed into a fixed
 * number of dimensions (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning",
 * ICML 2009). It knows which texts share words and word stems, and nothing of meaning.
 *
 * <p>A word is a run of letters and digits, of ASCII in lower case and any character beyond ASCII
 * as it is, so that no Unicode table of the JDK has a say. Each word counts as itself, and each
 * three neighbouring characters of it between {@code <} and {@code >} count, too. A feature adds 1
 * or −1, as its hash says, to the dimension that its hash says; a dimension's value is the square
 * root of the size of the sum, with its sign, so that frequent words do not drown the others.
 * Deterministic, the same on every JDK, immutable and thread-safe.
 */
public final class HashedNgramEmbedding implements EmbeddingModel {
  private static final int LEAST_DIMENSIONS = 16;
  private static final int MOST_DIMENSIONS = 1024;
  private static final int DEFAULT_DIMENSIONS = 256;
  private static final int PIECE = 3;
  private static final long OFFSET = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private final int dimensions;

  /** Makes an embedding into 256 dimensions. */
  public HashedNgramEmbedding() {
    this(DEFAULT_DIMENSIONS);
  }

  /**
   * Makes an embedding.
   *
   * @param dimensions a power of two from 16 to 1024
   */
  public HashedNgramEmbedding(int dimensions) {
    if (dimensions < LEAST_DIMENSIONS
        || dimensions > MOST_DIMENSIONS
        || Integer.bitCount(dimensions) != 1) {
      throw new IllegalArgumentException(
          "dimensions must be a power of two from %d to %d, got %d"
              .formatted(LEAST_DIMENSIONS, MOST_DIMENSIONS, dimensions));
    }
    this.dimensions = dimensions;
  }

  @Override
  public float[] embed(String text) {
    int[] sums = new int[dimensions];
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = lowerCase(text.charAt(i));
      if (inWord(c)) {
        word.append(c);
      } else {
        add(word, sums);
      }
    }
    add(word, sums);
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) (Integer.signum(sums[i]) * Math.sqrt(Math.abs((double) sums[i])));
    }
    return vector;
  }

  private static char lowerCase(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  private static boolean inWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c > 0x7F;
  }

  private void add(StringBuilder word, int[] sums) {
    if (word.isEmpty()) {
      return;
    }
    String marked = "<" + word + ">";
    addFeature(marked, sums);
    for (int i = 0; i + PIECE <= marked.length(); i++) {
      addFeature(marked.substring(i, i + PIECE), sums);
    }
    word.setLength(0);
  }

  private void addFeature(String feature, int[] sums) {
    long hash = OFFSET;
    for (int i = 0; i < feature.length(); i++) {
      hash = (hash ^ feature.charAt(i)) * PRIME;
    }
    hash ^= hash >>> 32;
    sums[(int) hash & (dimensions - 1)] += (hash >>> 31 & 1) == 0 ? 1 : -1;
  }
}
