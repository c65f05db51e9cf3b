package io.tdscaling.core.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScriptsTest {
  @Test
  void plainlyLatin_isWhatHasNoOtherLetters() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = "plain " + (char) c;
      Scripts scripts = Scripts.of(text);
      boolean latin = scripts.letters() == scripts.letters(UnicodeScript.LATIN);
      if (Scripts.isPlainlyLatin(text)) {
        assertThat(latin).as("U+%04X", c).isTrue();
      }
    }
  }

  @Test
  void plainlyLatin_isSaidOfWesternEuropeanTextAndOfNoOther() {
    assertThat(Scripts.isPlainlyLatin("Grüße, señor Dvořák: “it’s 5 €” – ok? ")).isTrue();
    assertThat(IntStream.of('Ж', 'λ', 'あ', '漢', 'ب', 'א').mapToObj(Character::toString))
        .noneMatch(Scripts::isPlainlyLatin);
    assertThat(Scripts.isPlainlyLatin("\ud801\udc00")).isFalse();
  }
}
