package io.tdscaling.core.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tdscaling.core.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ORD-10442\"",
        "\"ada@example.com\"",
        "\"https://example.com/a\"",
        "\"file:///tmp\"",
        "\"/data/report.csv\"",
        "\"docs/readme\"",
        "\"12345\"",
        "\"a1b\"",
        "\"+1-555-0182\"",
        "10000",
        "-10000",
        "9223372036854775807",
        "-9223372036854775808",
        "92233720368547758080"
      })
  void isIdentifierLike_pointsAtOneThing_isTrue(String json) throws JsonProcessingException {
    assertThat(Identifiers.isIdentifierLike(Json.parse(json))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"a1\"",
        "\"open\"",
        "\"in_progress\"",
        "\"two words 123\"",
        "\"tab\\t123\"",
        "\"2026-05-18\"",
        "\"2026-05\"",
        "\"2026-05-18T09:00:00Z\"",
        "\"09:30\"",
        "\"9:30:00+02:00\"",
        "\"1234\"",
        "\"12.50\"",
        "\"45%\"",
        "\"20kg\"",
        "\"-3.5\"",
        "9999",
        "-9999",
        "0",
        "123456.5",
        "true",
        "null",
        "{}",
        "[\"ORD-10442\"]"
      })
  void isIdentifierLike_saysHowMuchOrWhatKind_isFalse(String json) throws JsonProcessingException {
    assertThat(Identifiers.isIdentifierLike(Json.parse(json))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 513})
  void isIdentifierLike_longText_isTrueUpToALimit(int length) {
    assertThat(Identifiers.isIdentifierLike("a1".repeat(300).substring(0, length)))
        .isEqualTo(length <= 512);
  }
}
