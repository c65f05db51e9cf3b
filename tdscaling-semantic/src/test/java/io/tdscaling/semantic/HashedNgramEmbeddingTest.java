package io.tdscaling.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashedNgramEmbeddingTest {
  private final HashedNgramEmbedding embedding = new HashedNgramEmbedding();

  private double cosine(String one, String other) {
    float[] a = embedding.embed(one);
    float[] b = embedding.embed(other);
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squares += (double) a[i] * a[i];
      otherSquares += (double) b[i] * b[i];
    }
    return product / Math.sqrt(squares * otherSquares);
  }

  @Test
  void embed_texts_areCloserTheMoreTheyShare() {
    String text = "cancel the order of two lamps";

    assertThat(cosine(text, "cancel the orders of three lamps"))
        .isGreaterThan(cosine(text, "cancel my flight to Oslo") + 0.2);
    assertThat(cosine(text, "book a table for six")).isLessThan(0.35);
  }

  @Test
  void embed_caseAndPunctuation_doNotMatter() {
    assertThat(embedding.embed("Cancel, the ORDER!"))
        .isEqualTo(embedding.embed("cancel the order"));
  }

  @Test
  void embed_orderOfWords_doesNotMatter() {
    assertThat(embedding.embed("lamps and rugs")).isEqualTo(embedding.embed("rugs and lamps"));
  }

  @Test
  void embed_fixedText_isTheSameOnEveryJdk() {
    // Pinned: what another run, release or machine computes has to compare.
    assertThat(Arrays.hashCode(new HashedNgramEmbedding(64).embed("Größe 42 of order A-17: 東京")))
        .isEqualTo(223596272);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?!", "\t\n-"})
  void embed_noWords_hasLengthZero(String text) {
    assertThat(embedding.embed(text)).hasSize(256).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 100, 2048, -256})
  void new_otherDimensions_areRefused(int dimensions) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashedNgramEmbedding(dimensions))
        .withMessage("dimensions must be a power of two from 16 to 1024, got " + dimensions);
  }
}
