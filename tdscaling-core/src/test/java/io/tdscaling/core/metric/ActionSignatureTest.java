package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionSignatureTest {
  private static List<String> split(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "a, a",
    "a a, a{2-3}",
    "a a a, a{2-3}",
    "a a a a, a{4+}",
    "a a a a a a a a a, a{4+}",
    "a b a b, a b",
    "a b a b a b c, a b c",
    "x a b c a b c y, x a b c y",
    "a a b a a a b, a{2-3} b",
    "a b a a b, a b a{2-3} b",
    "a b a b b, a b a b{2-3}",
    "a b c b c a b c, a b c",
  })
  void of_actions_bucketsRunsAndDropsRepeatedBlocks(String actions, String signature) {
    assertThat(ActionSignature.of(split(actions))).isEqualTo(signature);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_canonicalForm_isLeftAsItIs(long seed) {
    SeededRandom random = new SeededRandom(seed);
    for (int round = 0; round < 500; round++) {
      List<String> actions = new ArrayList<>();
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        actions.add(random.pick(List.of("a", "b", "c")));
      }
      String signature = ActionSignature.of(actions);
      assertThat(ActionSignature.of(split(signature))).as("seed %d", seed).isEqualTo(signature);
    }
  }

  @Test
  void of_veryLongConversation_isCut() {
    List<String> actions = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      actions.add("t" + i);
    }
    String signature = ActionSignature.of(actions);

    assertThat(split(signature)).hasSize(257).endsWith("t255", "…");
    assertThat(ActionSignature.of(split(signature))).isEqualTo(signature);
  }
}
