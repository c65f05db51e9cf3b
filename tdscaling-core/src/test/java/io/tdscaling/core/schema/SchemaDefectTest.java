package io.tdscaling.core.schema;

import static io.tdscaling.core.schema.SchemaFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaDefect.Kind;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaDefectTest {
  private final SchemaValidator validator = new SchemaValidator();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[]|a schema must be a JSON object, got []",
        "true|a schema must be a JSON object, got true",
        "{'$ref':'#'}|cyclic $ref: # -> #",
        "{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/a'}}}"
            + "|cyclic $ref: #/$defs/a -> #/$defs/b -> #/$defs/a",
        "{'$defs':{'a':{'allOf':[{'$ref':'#/$defs/a'}]}}}|cyclic $ref: #/$defs/a -> #/$defs/a",
        "{'properties':{'x':{'$ref':'http://example.com/s.json'}}}"
            + "|$ref at #/properties/x cannot be resolved within the schema: http://example.com/s.json",
        "{'items':{'$ref':'file:///etc/passwd'}}"
            + "|$ref at #/items cannot be resolved within the schema: file:///etc/passwd",
        "{'items':{'$ref':'#/$defs/lost'}}"
            + "|$ref at #/items cannot be resolved within the schema: #/$defs/lost",
        "{'items':{'$ref':'#lost'}}|$ref at #/items cannot be resolved within the schema: #lost",
        "{'properties':{'x':{'type':3}}}"
            + "|not a valid JSON Schema: /properties/x/type must be one of"
            + " [\"\"array\"\",\"\"boolean\"\",\"\"integer\"\",\"\"null\"\",\"\"number\"\",\"\"object\"\",\"\"string\"\"], got 3",
        "{'properties':{'x':{'pattern':'[a'}}}"
            + "|not a valid JSON Schema: /properties/x/pattern must be in the format regex, got \"\"[a\"\"",
        "{'$schema':'http://example.com/own'}"
            + "|$schema names no draft of JSON Schema that is known: \"\"http://example.com/own\"\"",
        "{'maximum':1e400}|the schema holds a number that is too large",
      })
  void defect_unusableSchema_saysWhatAndWhere(String schema, String message) {
    assertThat(validator.defect(json(schema)))
        .contains(new SchemaDefect(Kind.INVALID, message.replace("\"\"", "\"")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'type':'object','properties':{'children':{'type':'array','items':{'$ref':'#'}}}}",
        "{'items':{'$ref':'#node'},'$defs':{'n':{'$anchor':'node','type':'string'}}}",
        "{'$id':'https://example.com/a/root.json','items':{'$ref':'part.json'},"
            + "'$defs':{'p':{'$id':'part.json','type':'string'}}}",
        "{'items':{'$ref':'#/components/s'},'components':{'s':{'type':'string'}}}",
        "{'$schema':'http://json-schema.org/draft-07/schema','$ref':'#/definitions/a',"
            + "'definitions':{'a':{'type':'string'}}}",
        "{'$schema':'https://json-schema.org/draft-07/schema#','items':[{'type':'string'}]}",
        "{'$schema':'http://json-schema.org/draft-04/schema#','minimum':3,'exclusiveMinimum':true}",
        "{'$schema':'http://json-schema.org/draft-06/schema#','const':1}",
        "{'$schema':'https://json-schema.org/draft/2019-09/schema','$recursiveAnchor':true}",
        "{'$schema':'https://json-schema.org/draft/2020-12/schema','prefixItems':[true]}",
        "{'properties':{'$ref':{'type':'string'},'$id':{'type':'string'}}}",
        "{'enum':[{'$ref':'http://example.com/not-a-reference'}]}",
      })
  void defect_usableSchema_isEmpty(String schema) {
    assertThat(validator.defect(json(schema))).isEmpty();
  }

  @Test
  void defect_fiveMegabytes_isTooLarge() {
    ObjectNode schema = Json.object();
    ObjectNode properties = schema.putObject("properties");
    for (int i = 0; i < 50_000; i++) {
      properties.putObject("property_" + i).put("description", "x".repeat(60));
    }
    assertThat(validator.defect(schema))
        .contains(new SchemaDefect(Kind.TOO_LARGE, "the schema is larger than 1048576 bytes"));
  }

  @Test
  void defect_hundredThousandLevels_isInvalid() {
    ObjectNode schema = Json.object();
    ObjectNode inner = schema;
    for (int i = 0; i < 100_000; i++) {
      inner = inner.putObject("not");
    }
    assertThat(validator.defect(schema))
        .contains(SchemaDefect.invalid("the schema is nested more than 200 levels deep"));
  }

  @Test
  void defect_longChainOfReferences_isInvalid() {
    assertThat(validator.defect(chain(500, "{'$ref':'#/$defs/%d'}")))
        .contains(SchemaDefect.invalid("schemas refer to each other more than 100 levels deep"));
  }

  @Test
  void defect_referencesThatDoubleAtEachLevel_isInvalid() {
    String twice = "{'allOf':[{'$ref':'#/$defs/%1$d'},{'$ref':'#/$defs/%1$d'}]}";
    assertThat(validator.defect(chain(30, twice)))
        .contains(SchemaDefect.invalid("references unfold into more than 100000 schemas"));
  }

  @Test
  void validate_schemaWithDefect_throws() {
    assertThatThrownBy(() -> validator.validate(json("{'$ref':'#'}"), json("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("schema cannot be used: cyclic $ref: # -> #");
  }

  private static JsonNode chain(int length, String link) {
    ObjectNode schema = Json.object();
    ObjectNode definitions = schema.putObject("$defs");
    for (int i = 0; i < length; i++) {
      definitions.set(Integer.toString(i), json(String.format(Locale.ROOT, link, i + 1)));
    }
    definitions.putObject(Integer.toString(length));
    return schema;
  }
}
