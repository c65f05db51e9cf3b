package io.tdscaling.core.schema;

import static io.tdscaling.core.schema.SchemaFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaProblem.Kind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaValidatorTest {
  private final SchemaValidator validator = new SchemaValidator();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'required':['a/b']}|{}|MISSING_ARGUMENT /a~1b is required but missing",
        "{'properties':{'a':{'type':'string'}}}|{'a':1}|WRONG_TYPE /a must be string, got integer 1",
        "{'properties':{'a':{'type':['string','null']}}}|{'a':true}"
            + "|WRONG_TYPE /a must be string or null, got boolean true",
        "{'anyOf':[{'type':'string'},{'type':'null'}]}|1|WRONG_TYPE must be string or null, got integer 1",
        "{'additionalProperties':false}|{'a':1}"
            + "|UNKNOWN_ARGUMENT /a is not a member that the schema knows",
        "{'unevaluatedProperties':false}|{'a':1}"
            + "|UNKNOWN_ARGUMENT /a is not a member that the schema knows",
        "{'propertyNames':{'maxLength':1}}|{'ab':1}"
            + "|UNKNOWN_ARGUMENT /ab has a name that the schema does not allow",
        "{'enum':[1,2]}|3|BAD_VALUE must be one of [1,2], got 3",
        "{'const':1}|3|BAD_VALUE must be 1, got 3",
        "{'minimum':5}|3|BAD_VALUE must be at least 5, got 3",
        "{'maximum':2}|3|BAD_VALUE must be at most 2, got 3",
        "{'exclusiveMinimum':3}|3|BAD_VALUE must be greater than 3, got 3",
        "{'exclusiveMaximum':3}|3|BAD_VALUE must be less than 3, got 3",
        "{'multipleOf':2}|3|BAD_VALUE must be a multiple of 2, got 3",
        "{'minItems':1}|[]|BAD_VALUE must have at least 1 items",
        "{'maxItems':1}|[1,2]|BAD_VALUE must have at most 1 items",
        "{'uniqueItems':true}|[1,1]|BAD_VALUE must not have equal items",
        "{'minProperties':1}|{}|BAD_VALUE must have at least 1 members",
        "{'maxProperties':0}|{'a':1}|BAD_VALUE must have at most 0 members",
        "{'not':{'type':'integer'}}|1|BAD_VALUE must not fit {\"\"type\"\":\"\"integer\"\"}",
        "{'contains':{'type':'string'}}|[1]|BAD_VALUE has too few or too many items of one kind",
        "{'dependentRequired':{'a':['b']}}|{'a':1}|MISSING_ARGUMENT /b is required beside a",
        "{'properties':{'a':{'minLength':2}}}|{'a':'x'}"
            + "|BAD_VALUE /a must have at least 2 characters, got \"\"x\"\"",
        "{'maxLength':2}|'xyz'|BAD_VALUE must have at most 2 characters, got \"\"xyz\"\"",
        "{'pattern':'^a$'}|'b'|BAD_VALUE must match the pattern ^a$, got \"\"b\"\"",
        "{'format':'date-time'}|'now'|BAD_VALUE must be in the format date-time, got \"\"now\"\"",
        "{'properties':{'a':false}}|{'a':1}|UNKNOWN_ARGUMENT /a is not allowed here",
      })
  void validate_oneProblem_namesKindPathAndReason(String schema, String value, String expected) {
    List<SchemaProblem> problems = validator.validate(json(schema), json(value));
    assertThat(problems)
        .extracting(problem -> problem.kind() + " " + problem)
        .containsExactly(expected.replace("\"\"", "\""));
    assertThat(validator.accepts(json(schema), json(value))).isFalse();
  }

  @Test
  void validate_severalProblems_areSortedByPath() {
    JsonNode schema =
        json("{'properties':{'b':{'type':'string'},'a':{'minimum':3}},'required':['c']}");
    assertThat(validator.validate(schema, json("{'b':1,'a':2}")))
        .extracting(SchemaProblem::path)
        .containsExactly("/a", "/b", "/c");
  }

  @Test
  void validate_valueThatFits_hasNoProblems() {
    JsonNode schema = json("{'type':'object','properties':{'n':{'$ref':'#'}}}");
    assertThat(validator.validate(schema, json("{'n':{'n':{}}}"))).isEmpty();
    assertThat(validator.accepts(schema, json("{'n':{'n':{}}}"))).isTrue();
  }

  @Test
  void validate_anotherDefaultLocale_speaksEnglish() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(new SchemaValidator().validate(json("{'multipleOf':0.5}"), json("1.2")))
          .containsExactly(
              new SchemaProblem(Kind.BAD_VALUE, "", "must be a multiple of 0.5, got 1.2"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void validate_longText_isShortenedInMessage() {
    JsonNode value = TextNode.valueOf("😀".repeat(5_000));
    assertThat(validator.validate(json("{'maxLength':3}"), value).get(0).message())
        .hasSizeLessThan(200)
        .endsWith("… (10002 characters)");
  }

  @Test
  void validate_valueNestedWithoutEnd_isBadValue() {
    ArrayNode value = Json.array();
    ArrayNode inner = value;
    for (int i = 0; i < 100_000; i++) {
      inner = inner.addArray();
    }
    JsonNode schema = json("{'items':{'$ref':'#'}}");
    assertThat(validator.validate(schema, value))
        .extracting(SchemaProblem::message)
        .containsExactly("is nested more than 100 levels deep");
    assertThat(validator.accepts(schema, value)).isFalse();
  }

  @Test
  void validate_infiniteNumber_isBadValue() {
    assertThat(validator.validate(json("{'multipleOf':0.1}"), json("1e999")))
        .extracting(SchemaProblem::message)
        .containsExactly("holds a number that is too large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(a+)+$", "^(?:a|b|ab)*$"})
  void validate_patternThatBacktracks_ends(String pattern) {
    JsonNode schema = Json.object().put("pattern", pattern);
    JsonNode value = TextNode.valueOf("ab".repeat(100_000) + "!");
    assertThat(validator.accepts(schema, value)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "^a$|a\\n|false", "^[[]$|[|true", "^[^]$|\\n|true", "^[]$|a|false", "^a{$|a{|true",
        "^\\u{41}$|A|true", "^a{2}$|aa|true", "^[a&&b]$|&|true", "^\\d+$|12|true", "^\\[$|[|true",
      })
  void validate_ecmaPattern_matchesAsEcmaSays(String pattern, String text, boolean fits) {
    String value = text.replace("\\n", "\n");
    assertThat(validator.accepts(Json.object().put("pattern", pattern), TextNode.valueOf(value)))
        .isEqualTo(fits);
  }

  @Test
  void validate_schemasWithSameId_doNotMix() {
    JsonNode text = json("{'$id':'https://example.com/s','type':'string'}");
    JsonNode number = json("{'$id':'https://example.com/s','type':'number'}");
    assertThat(validator.accepts(text, json("'a'"))).isTrue();
    assertThat(validator.accepts(number, json("1"))).isTrue();
  }
}
