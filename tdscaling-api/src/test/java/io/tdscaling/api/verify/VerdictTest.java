package io.tdscaling.api.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class VerdictTest {
  @Test
  void accepted_isTrueOfAPassOnly() {
    assertThat(Verdict.pass().accepted()).isTrue();
    assertThat(Verdict.pass()).isEqualTo(new Verdict.Accepted());
    assertThat(new Verdict.Rejected("a.b", 0, Party.USER, "why").accepted()).isFalse();
  }

  @Test
  void rejected_blankRule_isRefused() {
    assertThatThrownBy(() -> new Verdict.Rejected("", 0, Party.TOOL, "why"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rule must not be blank, got \"\"");
  }

  @Test
  void rejected_step_isAtLeastMinusOne() {
    assertThat(new Verdict.Rejected("a.b", -1, Party.TOOL, "why").step()).isEqualTo(-1);
    assertThatThrownBy(() -> new Verdict.Rejected("a.b", -2, Party.TOOL, "why"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step must be at least -1, got -2");
  }
}
