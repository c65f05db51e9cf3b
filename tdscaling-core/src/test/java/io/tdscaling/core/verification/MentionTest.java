package io.tdscaling.core.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 | There are 12.",
        "12 | 12, all told",
        "12 | (12)",
        "12 | it costs $12",
        "12.5 | The sum is 12.5.",
        "open | The order is open.",
        "Ada Byron | by Ada Byron, today"
      })
  void of_wordOfItsOwn_isMentioned(String fact, String text) {
    assertThat(Mention.of(fact, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 | order ORD-12",
        "12 | 12.5 in all",
        "12 | it is 112",
        "12 | 1,112 of them",
        "12 | on 2024-12-01",
        "12 | item_12",
        "open | it was reopened"
      })
  void of_partOfLongerValue_isNotMentioned(String fact, String text) {
    assertThat(Mention.of(fact, text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "39.1 | 2024-05-07 16:05:00,39.1,ok",
        "7 | logs/app.log:7",
        "7 | total=7",
        "app.log | var/log/app.log",
        "12 | 12."
      })
  void inOutput_columnOfItsOwn_isThere(String fact, String text) {
    assertThat(Mention.inOutput(fact, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"12 | 12.5", "5 | 12.5", "12 | 112", "12 | item_12", "app | app.log"})
  void inOutput_partOfLongerValue_isNot(String fact, String text) {
    assertThat(Mention.inOutput(fact, text)).isFalse();
  }
}
