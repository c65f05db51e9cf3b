package io.tdscaling.sandbox.family.data.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void fill_placesInALine_areTakenLiterally() {
    assertThat(Template.fill("a <<x>> <<y>>", "x", "$1\\", "y", "<<x>>")).isEqualTo("a $1\\ <<x>>");
  }

  @Test
  void fill_placeAlone_indentsAllLines() {
    assertThat(Template.fill("def f():\n    <<body>>\n", "body", "a\n\n  b\n"))
        .isEqualTo("def f():\n    a\n\n      b\n");
  }

  @Test
  void fill_nothingAlone_dropsTheLine() {
    assertThat(Template.fill("SELECT 1\n  <<where>>\nLIMIT 1", "where", ""))
        .isEqualTo("SELECT 1\nLIMIT 1");
  }

  @Test
  void fill_placeWithoutValue_isRefused() {
    assertThatThrownBy(() -> Template.fill("<<x>>", "y", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value for <<x>>");
  }
}
