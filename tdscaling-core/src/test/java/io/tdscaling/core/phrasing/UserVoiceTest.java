package io.tdscaling.core.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.core.dataflow.Evidence;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserVoiceTest {
  private static final int SEEDS = 300;
  private static final String TITLE = "\"the end of a day. the an\"";
  private static final List<Clause> CLAUSES =
      List.of(
          new Clause("get the order", "get order ORD-1", List.of()),
          new Clause(
              "create a note",
              "create a note titled " + TITLE,
              List.of(new Clause.Detail("body", "\"It is the text.\""))),
          new Clause("list the cards", "list the cards for the first account", List.of()),
          new Clause("delete the branch", "delete branch fix/the-a", List.of()),
          new Clause("search orders", "search orders", List.of()));

  @ParameterizedTest
  @EnumSource(Manner.class)
  void request_values_standToTheLetter(Manner manner) {
    for (int seed = 0; seed < SEEDS; seed++) {
      String said = UserVoice.of(manner).request(CLAUSES, new SeededRandom(seed));
      assertThat(said).as("seed " + seed).contains(TITLE, "\"It is the text.\"", "first account");
      assertThat(Evidence.mentions(said, "ORD-1")).isTrue();
      assertThat(Evidence.mentions(said, "fix/the-a")).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Manner.class)
  void confirmation_thing_isNamedInManyWays(Manner manner) {
    Set<String> wordings = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      String said = UserVoice.of(manner).confirmation("order ORD-1", new SeededRandom(seed));
      assertThat(said.toLowerCase(java.util.Locale.ROOT)).contains("order ord-1");
      assertThat(said).contains("ORD-1");
      wordings.add(said);
    }
    assertThat(wordings).hasSizeGreaterThan(SEEDS / 4);
  }

  @ParameterizedTest
  @EnumSource(Manner.class)
  void errand_request_isFoundAgain(Manner manner) {
    for (int seed = 0; seed < SEEDS; seed++) {
      SeededRandom random = new SeededRandom(seed);
      Errands.Errand errand = random.pick(Errands.all());
      String said = UserVoice.of(manner).errand(errand.request(), seed % 2 == 0, random);
      assertThat(Errands.in(said)).as(said).contains(errand);
    }
  }

  @ParameterizedTest
  @EnumSource(Manner.class)
  void reply_value_standsToTheLetter(Manner manner) {
    for (int seed = 0; seed < SEEDS; seed++) {
      SeededRandom random = new SeededRandom(seed);
      assertThat(UserVoice.of(manner).reply("order ID", "the ORD-1", random)).contains("the ORD-1");
      assertThat(UserVoice.of(manner).reply("order IDs", "A-1 and B-2", random))
          .contains("A-1 and B-2");
    }
  }

  @ParameterizedTest
  @EnumSource(Manner.class)
  void revision_newValues_standToTheLetter(Manner manner) {
    for (int seed = 0; seed < SEEDS; seed++) {
      String said = UserVoice.of(manner).revision(CLAUSES.get(1), new SeededRandom(seed));
      assertThat(said).contains(TITLE, "\"It is the text.\"");
    }
  }

  @Test
  void request_manyClauses_areFewSentences() {
    List<Clause> clauses =
        Stream.of("a", "b", "c", "d", "e", "f", "g")
            .map(name -> new Clause("get " + name, "get " + name, List.of()))
            .toList();
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(SentenceSplit.of(clauses, new SeededRandom(seed))).hasSizeBetween(3, 4);
    }
  }

  @Test
  void request_manners_differ() {
    String precise = UserVoice.of(Manner.PRECISE).request(CLAUSES, new SeededRandom(3));
    assertThat(precise).contains("\n1. ", "\n5. ");
    int terse = 0;
    int chatty = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      terse += UserVoice.of(Manner.TERSE).request(CLAUSES, new SeededRandom(seed)).length();
      chatty += UserVoice.of(Manner.CHATTY).request(CLAUSES, new SeededRandom(seed)).length();
    }
    assertThat(terse).isLessThan(chatty * 3 / 4);
  }
}
