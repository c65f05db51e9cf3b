package io.tdscaling.core.schema;

import static io.tdscaling.core.schema.SchemaFixtures.json;
import static io.tdscaling.core.schema.SchemaFixtures.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueGeneratorTest {
  private static final int SEEDS = 40;

  private final SchemaValidator validator = new SchemaValidator();
  private final ValueGenerator generator = new ValueGenerator(validator);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'type':'null'}",
        "{'type':'boolean'}",
        "{'const':{'a':1}}",
        "{'enum':[null,'',7]}",
        "{'type':['integer','null'],'minimum':3,'maximum':4}",
        "{'type':'number','exclusiveMinimum':0,'exclusiveMaximum':0.01}",
        "{'type':'integer','exclusiveMinimum':3,'exclusiveMaximum':5}",
        "{'type':'number','minimum':-3.5,'maximum':-3.25}",
        "{'type':'number','maximum':-100}",
        "{'type':'integer','multipleOf':2.5,'minimum':1}",
        "{'type':'integer','minimum':9007199254740993}",
        "{'$schema':'http://json-schema.org/draft-04/schema#','type':'integer','minimum':3,'maximum':4,'exclusiveMinimum':true}",
        "{'type':'string','minLength':60,'maxLength':61}",
        "{'type':'string','maxLength':1}",
        "{'type':'string','pattern':'^[A-Z]{3}-[0-9]{4}$'}",
        "{'type':'string','pattern':'^\\\\d+$','minLength':8,'maxLength':8}",
        "{'type':'string','pattern':'^(asc|desc):[a-z]+$'}",
        "{'type':'array','items':{'type':'string'},'minItems':4,'uniqueItems':true}",
        "{'type':'array','prefixItems':[{'type':'string'},{'type':'integer'}],'items':false,'minItems':2}",
        "{'$schema':'http://json-schema.org/draft-07/schema#','type':'array','items':[{'type':'integer'}],'additionalItems':{'type':'string'},'minItems':3}",
        "{'type':'array','contains':{'type':'integer','minimum':7},'minItems':1}",
        "{'type':'object','required':['x'],'additionalProperties':{'type':'integer'}}",
        "{'type':'object','minProperties':2}",
        "{'type':'object','properties':{'a':{'type':'string'}},'dependentRequired':{'a':['b']},'required':['a']}",
        "{'type':'object','required':['x-a'],'patternProperties':{'^x-':{'type':'integer'}}}",
        "{'type':'object','required':['kind'],'properties':{'kind':{'enum':['a','b']}},"
            + "'if':{'properties':{'kind':{'const':'a'}}},'then':{'required':['n'],'properties':{'n':{'type':'integer'}}},"
            + "'else':{'required':['s']}}",
        "{'oneOf':[{'type':'integer'},{'type':'string','minLength':3}]}",
        "{'anyOf':[{'type':'null'},{'type':'object','required':['name'],'properties':{'name':{'type':'string'}}}]}",
        "{'allOf':[{'type':['string','integer']},{'type':'number','minimum':3},{'maximum':5}]}",
        "{'allOf':[{'enum':[1,2,3]},{'enum':[3,4]}]}",
        "{'allOf':[{'properties':{'a':{'type':'string'}}},{'properties':{'a':{'minLength':30}},'required':['a']}]}",
        "{'$ref':'#/$defs/n','$defs':{'n':{'type':'object','required':['v'],'properties':{'v':{'type':'integer'},'next':{'$ref':'#/$defs/n'}}}}}",
        "{'type':'string','not':{'const':'draft'},'enum':['draft','final']}",
        "{'type':'string','default':'x','examples':['too long'],'maxLength':3}",
      })
  void generate_anySatisfiableSchema_fits(String text) {
    JsonNode schema = json(text);
    for (int seed = 0; seed < SEEDS; seed++) {
      JsonNode value =
          generator.generate(schema, schema, "item", new SeededRandom(seed)).orElseThrow();
      assertThat(validator.validate(schema, value)).as("seed %d: %s", seed, value).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'not':{}}",
        "{'enum':[]}",
        "{'type':'integer','minimum':5,'maximum':4}",
        "{'type':'array','minItems':1000000000}",
        "{'type':'string','minLength':1000000000}",
        "{'type':'string','pattern':'^(a{1000}){1000}$'}",
        "{'type':'object','required':['n'],'properties':{'n':{'$ref':'#'}}}",
        "{'type':'array','minItems':100,'items':{'type':'array','minItems':100,'items':{'minItems':100}}}",
        "{'allOf':[{'type':'string'},{'type':'integer'}]}",
        "{'allOf':[{'enum':[1]},{'enum':[2]}]}",
        "{'type':'object','minProperties':1000}",
      })
  void generate_unsatisfiableOrHostileSchema_isEmpty(String text) {
    JsonNode schema = json(text);
    assertThat(generator.generate(schema, schema, "item", new SeededRandom(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date",
        "date-time",
        "time",
        "email",
        "idn-email",
        "uri",
        "uri-reference",
        "uri-template",
        "uuid",
        "ipv4",
        "ipv6",
        "hostname",
        "duration",
        "json-pointer",
        "relative-json-pointer",
        "regex",
        "iri",
        "idn-hostname",
      })
  void generate_format_fits(String format) {
    JsonNode schema = Json.object().put("type", "string").put("format", format);
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(generator.generate(schema, schema, "value", new SeededRandom(seed)))
          .as("seed %d", seed)
          .isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "email [a-z.0-9]+@example\\.(com|org)",
        "contactPhone \\+1-\\d{3}-555-01\\d\\d",
        "start_date 202[56]-\\d\\d-\\d\\d",
        "createdAt 202[56]-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00Z",
        "customer_id CUS-\\d{5}",
        "orderNumber ORD-\\d{5}",
        "country_code [A-Z]{2}",
        "currency [A-Z]{3}",
        "website https://.*example\\.(com|org)",
        "timezone [A-Z][A-Za-z]+/[A-Za-z_]+",
        "hashtag #\\w+",
        "background_color #[0-9A-F]{6}",
        "file_path /.+\\.(md|csv|txt)",
        "branch [a-z0-9./-]+",
        "latitude -?\\d+\\.\\d+",
        "ticker [A-Z]+",
        "birth_date (19[6-9]\\d)-\\d\\d-\\d\\d",
      })
  void generate_knownName_looksThePart(String name, String expression) {
    JsonNode schema = json("{'type':'string'}");
    for (int seed = 0; seed < SEEDS; seed++) {
      String text =
          generator.generate(schema, schema, name, new SeededRandom(seed)).orElseThrow().asText();
      assertThat(text).as("seed %d", seed).matches(expression);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "page|1|3",
        "limit|5|50",
        "price|5|480",
        "year|2025|2026",
        "userId|10000|99999",
        "latitude|-60|70",
        "width|640|1280",
        "percentage|2|40",
        "start_timestamp|1735689600|1798761600",
      })
  void generate_knownNumber_isOfUsualSize(String name, double low, double high) {
    JsonNode schema = json("{'type':'number'}");
    for (int seed = 0; seed < SEEDS; seed++) {
      double number =
          generator.generate(schema, schema, name, new SeededRandom(seed)).orElseThrow().asDouble();
      assertThat(number).as("seed %d", seed).isBetween(low, high);
    }
  }

  @Test
  void arguments_startAndEnd_areInOrderAndPlaceAgrees() {
    ToolSpec tool =
        tool(
            "book_trip",
            "{'properties':{'city':{'type':'string'},'country':{'type':'string'},'start_date':{'type':'string'},"
                + "'end_date':{'type':'string'}},'required':['city','country','start_date','end_date']}");
    Places places = new Places();
    for (int seed = 0; seed < SEEDS; seed++) {
      ObjectNode made = generator.arguments(tool, Set.of(), new SeededRandom(seed)).orElseThrow();
      assertThat(made.path("start_date").asText()).isLessThan(made.path("end_date").asText());
      int row = 0;
      while (!places.cell(row, "city").orElseThrow().equals(made.path("city").asText())) {
        row++;
      }
      assertThat(places.cell(row, "country")).contains(made.path("country").asText());
    }
  }

  @Test
  void arguments_optionalParameters_areThoseAskedFor() {
    ToolSpec tool =
        tool(
            "list_orders",
            "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'integer'},'c':{'type':'string'}},"
                + "'required':['a'],'additionalProperties':false}");
    ObjectNode made =
        generator.arguments(tool, Set.of("b", "unknown"), new SeededRandom(1)).orElseThrow();
    assertThat(made.fieldNames()).toIterable().containsExactly("a", "b");
  }

  @Test
  void arguments_exampleInDescription_isOftenUsed() {
    ToolSpec tool =
        tool(
            "describe_instances",
            "{'properties':{'zoneKey':{'type':'string','description':'Zone to look in, e.g. \\\"us-east-1a\\\"'}},"
                + "'required':['zoneKey']}");
    long used = 0;
    for (int seed = 0; seed < 100; seed++) {
      ObjectNode made = generator.arguments(tool, Set.of(), new SeededRandom(seed)).orElseThrow();
      used += made.path("zoneKey").asText().equals("us-east-1a") ? 1 : 0;
    }
    assertThat(used).isBetween(25L, 95L);
  }

  @Test
  void parameter_partThatRefersToDefinitions_fits() {
    ToolSpec tool =
        tool(
            "create_customer",
            "{'properties':{'address':{'$ref':'#/$defs/address'}},'$defs':{'address':{'type':'object',"
                + "'required':['city','zip'],'properties':{'city':{'type':'string'},'zip':{'type':'string'}}}}}");
    JsonNode address = generator.parameter(tool, "address", new SeededRandom(5)).orElseThrow();
    assertThat(address.fieldNames()).toIterable().containsExactly("city", "zip");
    assertThat(generator.parameter(tool, "lost", new SeededRandom(5))).isEmpty();
  }

  @Test
  void generate_schemaOutsideTheRoot_usesItsDefinitions() {
    JsonNode root = json("{'$defs':{'id':{'type':'string','pattern':'^[a-f]{4}$'}}}");
    JsonNode schema = json("{'$ref':'#/$defs/id'}");
    JsonNode value = generator.generate(root, schema, "", new SeededRandom(1)).orElseThrow();
    assertThat(value.asText()).matches("[a-f]{4}");
    assertThat(generator.generate(root, json("true"), "city", new SeededRandom(1))).isPresent();
  }

  @Test
  void generate_sameSeed_sameValue() {
    ToolSpec tool =
        tool(
            "create_ticket",
            "{'properties':{'title':{'type':'string'},'customer_id':{'type':'string'},'email':{'type':'string'},"
                + "'amount':{'type':'number'},'due':{'type':'string','format':'date'},'tags':{'type':'array'},"
                + "'code':{'type':'string','pattern':'^[A-Z]{2}[a-z]+\\\\d{3}$'}},"
                + "'required':['title','customer_id','email','amount','due','tags','code']}");
    assertThat(made(tool, 1))
        .isEqualTo(
            "{'title':'Review of the energy storage plan','customer_id':'CUS-52531','email':'bennett.grace@example.com',"
                + "'amount':269.19,'due':'2025-06-13','tags':['customer-facing','design','internal'],'code':'KKdb054'}");
    assertThat(made(tool, 2))
        .isEqualTo(
            "{'title':'Review of the remote work policy','customer_id':'CUS-37943','email':'grace.castillo@example.com',"
                + "'amount':413.92,'due':'2026-01-26','tags':['finance','marketing','internal'],'code':'FZyqbb007'}");
    assertThat(made(tool, 3))
        .isEqualTo(
            "{'title':'Review of the travel insurance policy','customer_id':'CUS-35266','email':'grace.clarke@example.org',"
                + "'amount':41.39,'due':'2025-04-30','tags':['internal','customer-facing','q3-2025'],'code':'TGtgcrb058'}");
  }

  private String made(ToolSpec tool, long seed) {
    ObjectNode arguments =
        new ValueGenerator(new SchemaValidator())
            .arguments(tool, Set.of(), new SeededRandom(seed))
            .orElseThrow();
    return Json.compact(arguments).replace('"', '\'');
  }
}
