package io.tdscaling.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.core.json.Json;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void of_longText_isCutAfterWholeCharacters() {
    assertThat(Excerpt.of("x".repeat(80))).isEqualTo("x".repeat(80));
    assertThat(Excerpt.of("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
    assertThat(Excerpt.of("x".repeat(79) + "😀")).isEqualTo("x".repeat(79) + "😀");
    assertThat(Excerpt.of("x".repeat(79) + "😀y")).isEqualTo("x".repeat(79) + "😀…");
  }

  @Test
  void of_whatTerminalsObey_isEscaped() {
    assertThat(Excerpt.of("a\nb\u001B[0m\u202Ec\u0085\uFEFF"))
        .isEqualTo("a\\u000ab\\u001b[0m\\u202ec\\u0085\\ufeff");
    assertThat(Excerpt.of("\uD83Dx\uDE00")).isEqualTo("\\ud83dx\\ude00");
    assertThat(Excerpt.of("größer 日本")).isEqualTo("größer 日本");
  }

  @Test
  void line_longTextOfManyLines_isWholeOnOneLine() {
    assertThat(Excerpt.line("a\r\nb\u2028c\0\u061C")).isEqualTo("a b c\\u0000\\u061c");
    assertThat(Excerpt.line("x".repeat(500))).hasSize(500);
  }

  @Test
  void of_json_showsScalarsOnly() {
    assertThat(Excerpt.of(TextNode.valueOf("a"))).isEqualTo("\"a\"");
    assertThat(Excerpt.of(Json.object())).isEqualTo("an object");
    assertThat(Excerpt.of(Json.array())).isEqualTo("an array");
    assertThat(Excerpt.of(MissingNode.getInstance())).isEqualTo("nothing");
    assertThat(Excerpt.of(NullNode.getInstance())).isEqualTo("null");
    assertThat(Excerpt.of(Json.tree(1.5))).isEqualTo("1.5");
  }
}
