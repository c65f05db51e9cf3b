package io.tdscaling.sandbox.family.data.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLiteralTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null             | None",
        "true             | True",
        "-12.50           | -12.5",
        "12345678901234567890 | 12345678901234567890",
        "\"it's\"         | \"it's\"",
        "[1, {\"a\": []}] | [1, {\"a\": []}]",
        "{\"a\": null, \"b c\": false} | {\"a\": None, \"b c\": False}",
      })
  void of_json_isPython(String json, String python) throws JsonProcessingException {
    assertThat(PythonLiteral.of(new JsonMapper().readTree(json))).isEqualTo(python);
  }

  @Test
  void of_text_endsNoStringAndBreaksNoLine() {
    assertThat(PythonLiteral.of("say \"hi\"")).isEqualTo("'say \"hi\"'");
    assertThat(PythonLiteral.of("\"'\\\n\r\t")).isEqualTo("\"\\\"'\\\\\\n\\r\\t\"");
    assertThat(PythonLiteral.of("\u0000\u2028\u202E\uD800\u00e9\uD83D\uDE00"))
        .isEqualTo("\"\\x00\\u2028\\u202e\\ud800\u00e9\uD83D\uDE00\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"class", "None", "2nd", "a-b", "", "naïve", "a b"})
  void isName_keywordsAndOtherCharacters_areNone(String text) {
    assertThat(PythonLiteral.isName(text)).isFalse();
  }

  @Test
  void isName_identifier_isOne() {
    assertThat(PythonLiteral.isName("_unit_price2")).isTrue();
  }
}
