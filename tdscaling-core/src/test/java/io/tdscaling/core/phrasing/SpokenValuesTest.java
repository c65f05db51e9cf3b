package io.tdscaling.core.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tdscaling.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenValuesTest {
  @ParameterizedTest
  @CsvSource({
    "order_id, order ID",
    "customerIds, customer IDs",
    "callbackURL, callback URL",
    "max_price, maximum price",
    "minCapacity, minimum capacity",
    "qty, quantity",
    "城市, 城市",
    "$, $",
    "'', ''"
  })
  void label_parameter_isAsPeopleSayIt(String parameter, String label) {
    assertThat(SpokenValues.label(parameter)).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"ORD-1\"|ORD-1",
        "\"two words\"|\"two words\"",
        "\"\"|\"\"",
        "3.50|3.5",
        "true|on",
        "false|off",
        "null|null",
        "[\"a\",\"b c\",3]|a, \"b c\" and 3",
        "[\"a\"]|a",
        "[]|[]",
        "[[1],2]|[[1],2]",
        "{\"a\":1}|{\"a\":1}"
      })
  void value_json_isSaid(String json, String said) throws JsonProcessingException {
    assertThat(SpokenValues.value(Json.parse(json))).isEqualTo(said);
  }

  @Test
  void joined_anyNumberOfParts_readsAsAList() {
    assertThat(SpokenValues.joined(List.of())).isEmpty();
    assertThat(SpokenValues.joined(List.of("a"))).isEqualTo("a");
    assertThat(SpokenValues.joined(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(SpokenValues.joined(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }

  @ParameterizedTest
  @CsvSource({
    "tags, true",
    "order IDs, true",
    "image URLs, true",
    "order ID, false",
    "status, false"
  })
  void isPlural_label_tellsManyFromOne(String label, boolean plural) {
    assertThat(SpokenValues.isPlural(label)).isEqualTo(plural);
  }
}
