package io.tdscaling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.core.random.SeededRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "I'm about to cancel order ORD-10442. Shall I? | order ORD-10442",
        "I'd now block card CRD-1234, is that right? | card CRD-1234",
        "Shall I list loans for library member MEM-1? | library member MEM-1",
        "I'd write to ada@example.com. May I? | ada@example.com",
        "I'd create a note titled \"Two words\". May I? | \"Two words\"",
        "The next step is to update the branch. May I? | the branch",
        "Shall I? | that"
      })
  void pick_question_isWhatItIsAbout(String question, String thing) {
    assertThat(Mentions.pick(question, new SeededRandom(1))).isEqualTo(thing);
  }
}
