package io.tdscaling.study.learner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpokenTokensTest {
  private final SpokenTokens tokens = new SpokenTokens();

  @Test
  void said_values_areKnownByShape() {
    tokens.said(
        "Mail ann@example.org (order A-1002, 2026-01-31) at https://example.org/x: \"Blue sky\", 7 of"
            + " /src/a.txt.");

    for (Shape shape : Shape.values()) {
      assertThat(tokens.state(shape)).as(shape.name()).isEqualTo("free");
    }
  }

  @Test
  void used_values_areFreeNoLonger() {
    tokens.said("Cancel A-1002 and A-1003.");
    tokens.used("A-1002");
    assertThat(tokens.state(Shape.IDENTIFIER)).isEqualTo("free");

    tokens.used("A-1003");
    assertThat(tokens.state(Shape.IDENTIFIER)).isEqualTo("used");
    assertThat(tokens.has(Shape.IDENTIFIER)).isTrue();
    assertThat(tokens.state(Shape.EMAIL)).isEqualTo("none");
  }
}
