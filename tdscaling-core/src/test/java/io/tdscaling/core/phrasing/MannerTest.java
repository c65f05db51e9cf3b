package io.tdscaling.core.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MannerTest {
  @ParameterizedTest
  @EnumSource(Manner.class)
  void of_label_isTheManner(Manner manner) {
    assertThat(Manner.of(manner.label())).isEqualTo(manner);
  }

  @ParameterizedTest
  @CsvSource({
    "'Terse, rather cold', TERSE",
    "short and friendly, FRIENDLY",
    "brief, PLAIN",
    "'', PLAIN"
  })
  void of_description_isTheMannerItNames(String description, Manner manner) {
    assertThat(Manner.of(description)).isEqualTo(manner);
  }
}
