package io.tdscaling.api.blueprint;

import static io.tdscaling.api.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Condition.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final JsonNode RESULT = json("{'status': 'open', 'total': 3.0, 'gone': null}");

  private static Condition on(String path, Test test, String value) {
    return new Condition("c1", path, test, json(value));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/status, EQUALS, 'open', true",
        "/status, EQUALS, 'closed', false",
        "/status, DIFFERS, 'closed', true",
        "/total, EQUALS, 3, true",
        "/total, AT_LEAST, 3, true",
        "/total, AT_LEAST, 3.5, false",
        "/total, BELOW, 4, true",
        "/total, BELOW, 3, false"
      })
  void holds_valueThere_orItsOppositeDoes(String path, Test test, String value, boolean holds) {
    Condition condition = on(path, test, value);
    assertThat(condition.holds(RESULT)).isEqualTo(holds);
    assertThat(condition.opposite().holds(RESULT)).isEqualTo(!holds);
    assertThat(condition.opposite().opposite()).isEqualTo(condition);
  }

  @org.junit.jupiter.api.Test
  void holds_valueMissingOrNotToBeOrdered_neitherDoes() {
    Condition missing = on("/other", Test.EQUALS, "1");
    assertThat(missing.holds(RESULT)).isFalse();
    assertThat(missing.opposite().holds(RESULT)).isFalse();
    Condition text = on("/status", Test.BELOW, "1");
    assertThat(text.holds(RESULT)).isFalse();
    assertThat(text.opposite().holds(RESULT)).isFalse();
  }

  @org.junit.jupiter.api.Test
  void new_orderWithoutNumber_isRefused() {
    assertThatThrownBy(() -> on("/total", Test.BELOW, "'three'"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a condition that tests below needs a number, got \"three\"");
    assertThatThrownBy(() -> on("total", Test.EQUALS, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("total");
  }
}
