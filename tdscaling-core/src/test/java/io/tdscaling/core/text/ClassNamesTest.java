package io.tdscaling.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ClassNamesTest {
  @Test
  void of_namedClass_isItsName() {
    assertThat(ClassNames.of("text")).isEqualTo("java.lang.String");
  }

  @Test
  void of_lambda_isTheClassItStandsIn() {
    Supplier<String> lambda = () -> "text";

    assertThat(ClassNames.of(lambda)).isEqualTo("a lambda in " + ClassNamesTest.class.getName());
  }
}
