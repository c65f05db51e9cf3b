package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
  private final Lexicon lexicon = Lexicon.load();

  @Test
  void fields_everyNoun_makesValues() {
    for (String line : Resources.lines("nouns.txt")) {
      String noun =
          line.substring(0, line.indexOf(',') < 0 ? line.indexOf(':') : line.indexOf(','));
      ObjectNode made = Json.object();
      SeededRandom random = new SeededRandom(1);
      for (Lexicon.Field field : lexicon.fields(noun)) {
        made.set(field.name(), field.maker().make(random, made));
      }
      assertThat(made).as(noun).isNotEmpty().allMatch(value -> !value.asText().isEmpty());
    }
  }

  @Test
  void fields_longerPhrase_areThoseOfItsHead() {
    assertThat(lexicon.fields("overdue invoice")).isEqualTo(lexicon.fields("invoice"));
    assertThat(lexicon.fields("pull request")).isNotEqualTo(lexicon.fields("request"));
  }

  @Test
  void fields_unknownNoun_isNamedAfterIt() {
    Lexicon.Field name = lexicon.fields("gizmo").get(0);

    assertThat(name.name()).isEqualTo("name");
    assertThat(name.maker().make(new SeededRandom(1), Json.object()).asText()).startsWith("Gizmo ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "fly(1,2)"})
  void maker_unknown_isRefused(String specification) {
    assertThatThrownBy(() -> lexicon.maker(specification))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no such maker");
  }

  @Test
  void lines_missingResource_isABug() {
    assertThatThrownBy(() -> Resources.lines("none.txt"))
        .hasMessage("resource missing from the jar: none.txt");
  }
}
