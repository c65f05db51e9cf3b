package io.tdscaling.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribedExamplesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Symbol, e.g., 'BTC' or 'ETH'|BTC;ETH",
        "Region (for example: us-east-1)|us-east-1",
        "Language code (default: en)|en",
        "Format such as \"json\", \"csv\"|json;csv",
        "Defaults to 10.|10",
        "Token like `abc_1`|abc_1",
        "The path, e.g. /tmp/report.csv, to read|/tmp/report.csv",
      })
  void texts_exampleInPassing_isFound(String description, String expected) {
    assertThat(DescribedExamples.texts(description)).containsExactly(expected.split(";", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Date, e.g. '2023-01-31'",
        "Key, e.g. '<your key>'",
        "Flag (default: false)",
        "Name like 'your-name'",
        "Looks like the one before",
        "No examples here",
      })
  void texts_placeholderOrNone_isEmpty(String description) {
    assertThat(DescribedExamples.texts(description)).isEmpty();
  }

  @Test
  void numbers_mixedExamples_keepsNumbers() {
    assertThat(DescribedExamples.numbers("e.g. '5', 'many', '2.5'"))
        .isEqualTo(List.of(new BigDecimal("5"), new BigDecimal("2.5")));
  }
}
