package io.tdscaling.core.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void text_sentences_beginWithCapitals() {
    Wording wording = new Wording();
    wording.text("done. ");
    wording.text("then go");
    assertThat(wording.toString()).isEqualTo("Done. Then go");
  }

  @Test
  void value_thatEndsASentence_takesNoSecondFullStopAndNoCapitalAfterIt() {
    Wording wording = new Wording();
    wording.text("say ");
    wording.value("\"It is done.\"", true);
    wording.text(" to Ada");
    assertThat(wording.toString()).isEqualTo("Say \"It is done.\" to Ada");
    wording.value("\"No.\"", false);
    wording.text(".");
    assertThat(wording.toString()).endsWith("\"No.\"");
  }

  @Test
  void value_spaces_areKept() {
    Wording wording = new Wording();
    wording.value(" two  spaces ", false);
    wording.text(" end ");
    assertThat(wording.toString()).isEqualTo(" two  spaces  end");
  }

  @Test
  void within_firstWord_staysSmall() {
    Wording wording = Wording.within();
    wording.text("and then");
    assertThat(wording.toString()).isEqualTo("and then");
  }
}
