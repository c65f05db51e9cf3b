package io.tdscaling.sandbox.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OccurrencesTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void of_randomTexts_agreesWithIndexOf(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      String text = text(random, random.nextInt(20));
      String wanted = text(random, 1 + random.nextInt(4));
      int first = text.indexOf(wanted);
      int second = first < 0 ? -1 : text.indexOf(wanted, first + 1);
      assertThat(Occurrences.of(wanted, text))
          .as("seed %d: \"%s\" in \"%s\"", seed, wanted, text)
          .isEqualTo(new Occurrences(first, second));
    }
  }

  @Test
  void of_textMadeToBeSlow_takesLinearTime() {
    String text = "a".repeat(4_000_000);
    String wanted = "a".repeat(2_000_000) + "b";
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(Occurrences.of(wanted, text)).isEqualTo(new Occurrences(-1, -1)));
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(random.nextInt(3) == 0 ? 'b' : 'a');
    }
    return text.toString();
  }
}
