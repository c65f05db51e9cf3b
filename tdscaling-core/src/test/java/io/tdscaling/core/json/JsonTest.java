package io.tdscaling.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "{\"a\":1,\"a\":2}",
        "{\"o\":{\"a\":1,\"a\":1}}",
        "{} {}",
        "1 2",
        "{} x",
        "[1,]",
        "{'a':1}",
        "{a:1}",
        "NaN",
        "01",
        "// c\n1",
        "\"\u0001\""
      })
  void parse_notExactlyOneValue_isRefused(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void parse_endlessNesting_isRefusedWithoutStackOverflow() {
    assertThatThrownBy(() -> Json.parse("[".repeat(200_000)))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"Ines\"}",
        "{\"name\":\"Ines\",\"manner\":null}",
        "{\"name\":\"Ines\",\"manner\":\"plain\",\"age\":3}"
      })
  void mapper_recordWithMissingNullOrUnknownMember_isRefused(String text) {
    assertThatThrownBy(() -> Json.MAPPER.readValue(text, Persona.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void mapper_numberForEnum_isRefused() {
    assertThatThrownBy(() -> Json.MAPPER.readValue("1", ReasoningMode.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"b\":1,\"a\":{\"d\":2,\"c\":[3,{\"f\":1,\"e\":2}]}}|"
            + "{\"a\":{\"c\":[3,{\"e\":2,\"f\":1}],\"d\":2},\"b\":1}",
        "1.0E10|1.0E10",
        "0.1|0.1",
        "1e-7|1.0E-7",
        "100000000000000000000|100000000000000000000",
        "\"é\\u2028\\\"\"|\"é\u2028\\\"\"",
        "null|null"
      })
  void canonical_anyValue_hasSortedMembersAndFixedNumbers(String text, String canonical)
      throws JsonProcessingException {
    assertThat(Json.canonical(Json.parse(text))).isEqualTo(canonical);
  }

  @Test
  void canonical_doubles_areWrittenTheSameOnEveryJdk() throws JsonProcessingException {
    // Before JDK 19, Double.toString wrote the second of these with more digits than needed.
    assertThat(Json.compact(Json.parse("[2e-3,2e23,1e23,5e-324,1.7976931348623157e308]")))
        .isEqualTo("[0.002,2.0E23,1.0E23,4.9E-324,1.7976931348623157E308]");
  }

  @Test
  void digest_ofKnownValue_neverChanges() throws JsonProcessingException {
    // SHA-256 of {"a":1,"b":[true,null]}
    assertThat(Json.digest(Json.parse("{\"b\":[true,null],\"a\":1}")))
        .isEqualTo("1cc69c7fa23616ca2ec3ee70d24390a6225c8832db8a4c814c7e0e7f942f8668")
        .isEqualTo(Json.digest(Json.parse(" {\"a\" : 1, \"b\" : [true , null]} ")));
  }

  @Test
  void leaves_nestedValue_areScalarsInOrderWithoutNull() throws JsonProcessingException {
    List<String> leaves =
        Json.leaves(Json.parse("{\"b\":[1,null,{\"c\":\"x\"}],\"a\":false,\"e\":{},\"f\":[]}"))
            .stream()
            .map(JsonNode::asText)
            .toList();
    assertThat(leaves).containsExactly("1", "x", "false");
    assertThat(Json.leaves(Json.object().path("missing"))).isEmpty();
    assertThat(Json.leaves(Json.parse("7"))).containsExactly(Json.parse("7"));
  }

  @Test
  void pretty_anyValue_endsLinesWithLineFeed() throws JsonProcessingException {
    assertThat(Json.pretty(Json.parse("{\"a\":[1,2],\"b\":{}}")))
        .isEqualTo("{\n  \"a\" : [ 1, 2 ],\n  \"b\" : { }\n}");
  }

  @Test
  void treeAndContainers_areWhatTheySay() {
    assertThat(Json.tree(new Persona("Ines", "plain")).toString())
        .isEqualTo("{\"name\":\"Ines\",\"manner\":\"plain\"}");
    assertThat(Json.object()).isEmpty();
    assertThat(Json.array()).isEmpty();
  }
}
