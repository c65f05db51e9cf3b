package io.tdscaling.examples.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {
  @Test
  void lines_words_breakAtSpacesAndAfterCommas() {
    assertThat(Wrapped.lines("one two three", 8)).containsExactly("one two", "three");
    assertThat(Wrapped.lines("one,two,three", 8)).containsExactly("one,two,", "three");
  }

  @Test
  void lines_longWord_breaksWithinIt() {
    assertThat(Wrapped.lines("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
  }

  @Test
  void lines_surrogatePairAtTheEdge_staysWhole() {
    assertThat(Wrapped.lines("abc\uD83D\uDE00d", 4)).containsExactly("abc", "\uD83D\uDE00d");
  }

  @Test
  void lines_lineEndsAndControls_areKeptAndRemoved() {
    assertThat(Wrapped.lines("a\nb\u001b[2J", 20)).containsExactly("a", "b [2J");
  }
}
