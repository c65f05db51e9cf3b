package io.tdscaling.core.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.core.random.SeededRandom;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbFormsTest {
  @ParameterizedTest
  @CsvSource({
    "cancel the order, cancelled the order",
    "look up the order, looked up the order",
    "check in the booking, checked in the booking",
    "send an email, sent an email",
    "notify the team, notified the team",
    "merge the branch, merged the branch",
    "lookup, looked up"
  })
  void done_action_isAParticiple(String action, String done) {
    assertThat(VerbForms.done(action)).isEqualTo(done);
  }

  @Test
  void varied_clause_keepsWhatFollowsTheVerb() {
    Set<String> said = new TreeSet<>();
    for (int seed = 0; seed < 100; seed++) {
      said.add(VerbForms.varied("delete branch fix/a", new SeededRandom(seed)));
    }
    assertThat(said).hasSizeGreaterThan(2).allMatch(text -> text.endsWith(" branch fix/a"));
    assertThat(VerbForms.varied("check in the booking", new SeededRandom(1)))
        .isEqualTo("check in the booking");
    assertThat(VerbForms.varied("frobnicate it", new SeededRandom(1))).isEqualTo("frobnicate it");
  }
}
