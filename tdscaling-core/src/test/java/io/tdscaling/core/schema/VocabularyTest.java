package io.tdscaling.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.ResourceFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private final Vocabulary vocabulary = new Vocabulary();
  private final Texts texts = new Texts(vocabulary);

  @Test
  void make_everyMeaning_fillsAllBlanks() {
    for (String meaning : vocabulary.meanings()) {
      for (int seed = 0; seed < 20; seed++) {
        Scene scene = new Scene(vocabulary, new SeededRandom(seed));
        assertThat(texts.make(meaning, Field.of("it", "order"), scene))
            .as("%s, seed %d", meaning, seed)
            .isNotBlank()
            .doesNotContain("${");
      }
    }
  }

  @Test
  void meanings_everyRule_namesAMeaningThatExists() {
    Scene scene = new Scene(vocabulary, new SeededRandom(1));
    List<String> unknown = new ArrayList<>();
    for (String line : ResourceFiles.lines(Vocabulary.class, "meanings.txt")) {
      if (!line.startsWith("[")) {
        String meaning = line.substring(0, line.indexOf(": "));
        if (texts.make(meaning, Field.of("it", ""), scene).isBlank()) {
          unknown.add(meaning);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void templates_unknownMeaning_throws() {
    assertThatThrownBy(() -> vocabulary.templates("nonsense"))
        .hasMessage("no vocabulary named nonsense");
  }
}
