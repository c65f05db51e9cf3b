package io.tdscaling.core.phrasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrammarTest {
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("clause", "cancel order ORD-7"),
          Map.entry("body", "Please cancel order ORD-7."),
          Map.entry("label", "order ID"),
          Map.entry("value", "ORD-7"),
          Map.entry("errand", "walk my dog"),
          Map.entry("thing", "order ORD-7"),
          Map.entry("which", "the second order, ORD-7"),
          Map.entry("condition", "the order status is open"),
          Map.entry("otherwise", "archive order ORD-7"),
          Map.entry("number", "1"),
          Map.entry("items", "\n1. Cancel order ORD-7."));

  private static Grammar grammar(String... lines) {
    return Grammar.of("test", List.of(lines));
  }

  private static Set<String> wordings(Grammar grammar, String part, Map<String, String> values) {
    Set<String> wordings = new TreeSet<>();
    for (int seed = 0; seed < 200; seed++) {
      wordings.add(grammar.say(part, values, new SeededRandom(seed)));
    }
    return wordings;
  }

  @Test
  void say_choicesAndParts_areCombined() {
    Grammar grammar = grammar("[a]", "{b}, (go|do (it|that)).", "[b]", "yes", "-");
    assertThat(wordings(grammar, "a", Map.of()))
        .containsExactly(
            ", do it.", ", do that.", ", go.", "Yes, do it.", "Yes, do that.", "Yes, go.");
  }

  @Test
  void say_values_standToTheLetter() {
    Grammar grammar = grammar("[a]", "say {v} and {^v}");
    assertThat(wordings(grammar, "a", Map.of("v", "x {b} (c|d)  \\n")))
        .containsExactly("Say x {b} (c|d)  \\n and x {b} (c|d)  \\n");
  }

  @Test
  void say_partAndValueOfOneName_isThePartAtFirst() {
    assertThat(wordings(grammar("[a]", "to {a}"), "a", Map.of("a", "go"))).containsExactly("To go");
  }

  @Test
  void say_laterFile_replacesParts() {
    assertThat(UserVoice.of(Manner.PRECISE).grammar().names())
        .contains("list", "reply", "revision");
    assertThat(UserVoice.of(Manner.PLAIN).grammar().names()).doesNotContain("list");
  }

  @Test
  void say_unknownPart_namesGrammarAndPart() {
    assertThatThrownBy(() -> grammar("[a]", "{b}").say("a", new SeededRandom(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test: there is no part or value named b");
  }

  @Test
  void of_brokenForms_areRefused() {
    assertThatThrownBy(() -> grammar("x")).hasMessageContaining("stands before any part: x");
    assertThatThrownBy(() -> grammar("[a]", "(b|c")).hasMessageContaining("'(' is not closed");
    assertThatThrownBy(() -> grammar("[a]", "{b")).hasMessageContaining("'{' is not closed");
  }

  @ParameterizedTest
  @EnumSource(Manner.class)
  void say_everyPartOfEveryManner_isCompleteAndTidy(Manner manner) {
    Grammar grammar = UserVoice.of(manner).grammar();
    for (String part : grammar.names()) {
      for (String said : wordings(grammar, part, VALUES)) {
        assertThat(said)
            .as(manner + " " + part)
            .doesNotContain("{", "}", "|", "  ", " ,", " .", "..\n", "?.", "!.")
            .doesNotStartWith(" ")
            .doesNotEndWith(" ");
      }
    }
  }
}
