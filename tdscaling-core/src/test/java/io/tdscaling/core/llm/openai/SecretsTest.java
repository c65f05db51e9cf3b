package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource({
    "no such key: abcdefghijklmnop!,no such key: [hidden]!",
    "key abcdefghijkl (cut off),key [hidden] (cut off)",
    "ends in ijklmnop,ends in [hidden]",
    "abcdefgh / ijklmnop,[hidden] / [hidden]",
    "abcdefg is too short to tell,abcdefg is too short to tell",
    "nothing,nothing"
  })
  void runsOfASecretAreHidden(String text, String shown) {
    assertThat(new Secrets(List.of("abcdefghijklmnop")).hidden(text)).isEqualTo(shown);
  }

  @Test
  void shortSecretsAreHiddenAsAWholeAndTheShortestAreNone() {
    assertThat(new Secrets(List.of("EMPTY", "x")).hidden("EMPTY, EMP, x"))
        .isEqualTo("[hidden], EMP, x");
  }

  @Test
  void textsAreBounded() {
    Secrets secrets = new Secrets(List.of("abcdefghijklmnop"));

    assertThat(secrets.hidden("x".repeat(1_000_000))).hasSize(4_000);
    assertThat(secrets.excerpt("\u001b[31m" + "x".repeat(100), 10)).isEqualTo("\\u001b[31mxxxxx…");
  }
}
