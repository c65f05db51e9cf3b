package io.tdscaling.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorResultsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error: payment declined",
        "error",
        "  ERROR 42",
        "\"Error: quoted\"",
        "Failed to open",
        "Traceback (most recent call last):\n  File",
        "{\"error\":\"gone\"}",
        "{\"error\":{\"code\":\"gone\"}}",
        "{\"error\":[1]}",
        "{\"error\":true}",
        "{\"error\":404}",
        "{\"isError\":true,\"content\":[]}",
      })
  void isError_failure_isRecognised(String result) {
    assertThat(ErrorResults.isError(result)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Errors: none",
        "Failed logins: 3",
        "No error",
        "{\"error\":null,\"id\":1}",
        "{\"error\":false}",
        "{\"error\":\"\"}",
        "{\"error\":0}",
        "{\"error\":{}}",
        "{\"errors\":[\"x\"]}",
        "{\"isError\":false}",
        "[{\"error\":\"in a list\"}]",
      })
  void isError_success_isNot(String result) {
    assertThat(ErrorResults.isError(result)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"code\":\"gone\",\"message\":\"x\"}} | gone",
        "{\"error\":{\"code\":404}} | 404",
        "{\"error\":{\"message\":\"no order A-1\"}} | no order #",
        "{\"error\":\"no order 17\"} | no order #",
        "Error: order 'A-17' not found | Error: order '#' not found",
        "{\"isError\":true} | {\"isError\":true}",
      })
  void code_failure_isItsCodeOrItsTextWithoutIds(String result, String code) {
    assertThat(ErrorResults.code(result)).isEqualTo(code);
  }

  @Test
  void code_longText_isCut() {
    assertThat(ErrorResults.code("Error " + "x".repeat(1000))).hasSize(200);
  }
}
