package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.text.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A map from ids to fields says what a service with a life cycle has to answer, whatever its tools
 * and parameters are called.
 */
class OracleTest {
  private static final int STEPS = 40;
  private static final int LONGEST = 3;

  static Stream<String> services() throws IOException {
    try (var in =
        Objects.requireNonNull(OracleTest.class.getResourceAsStream("oracle-services.txt"))) {
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void call_anySequence_answersLikeTheOracle(String line) {
    for (long seed = 1; seed <= LONGEST; seed++) {
      Oracle oracle = new Oracle(OracleService.parse("s", line), seed);
      for (int step = 0; step < STEPS; step++) {
        oracle.step();
      }
    }
  }

  /** What is so, and the environment that should say so. */
  private static final class Oracle {
    private final OracleService service;
    private final SeededRandom random;
    private final ToolEnvironment environment;
    private final Map<String, Known> things = new LinkedHashMap<>();
    private int words;

    /** One thing: the id as it was told, in which surroundings, and what was said of it. */
    private record Known(JsonNode id, ObjectNode around, Map<String, JsonNode> fields) {}

    Oracle(OracleService service, long seed) {
      this.service = service;
      this.random = new SeededRandom(seed);
      this.environment = Tools.factory().open(new EnvironmentRequest(service.specs(), seed));
    }

    void step() {
      if (things.size() < 2 || random.chance(0.3)) {
        create();
        return;
      }
      String key = random.pick(List.copyOf(things.keySet()));
      Known known = Objects.requireNonNull(things.get(key));
      if (random.chance(0.6)) {
        update(known);
      } else {
        delete(known);
        things.remove(key);
      }
      things.values().forEach(this::assertGet);
      things.values().forEach(this::assertFound);
    }

    private void create() {
      OracleService.Tool tool = service.tool("create");
      ObjectNode arguments = Json.object();
      ObjectNode around = around(tool);
      tool.others().forEach(other -> other.put(arguments, around.get(other.name())));
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      for (OracleService.Parameter field : tool.fields()) {
        if (field.required() || random.chance(0.7)) {
          JsonNode value = value(field);
          field.put(arguments, value);
          fields.put(field.name(), value);
        }
      }
      tool.own().ifPresent(own -> own.put(arguments, value(own)));
      JsonNode made = ok("create", arguments);
      JsonNode id =
          tool.own().<JsonNode>map(own -> arguments.get(own.name())).orElseGet(() -> id(made));
      Known known = new Known(id, around, fields);
      assertThat(things.put(id.asText(), known)).as("an id twice, %s", id).isNull();
      assertGet(known);
      assertFound(known);
    }

    private void update(Known known) {
      OracleService.Tool tool = service.tool("update");
      ObjectNode arguments = pointing("update", known);
      OracleService.Parameter field = random.pick(tool.fields());
      JsonNode value = value(field);
      field.put(arguments, value);
      ok("update", arguments);
      known.fields().put(field.name(), value);
      assertGet(known);
    }

    private void delete(Known known) {
      ok("delete", pointing("delete", known));
      error("get", pointing("get", known));
      error("delete", pointing("delete", known));
      ObjectNode change = pointing("update", known);
      OracleService.Parameter field = service.tool("update").fields().get(0);
      field.put(change, value(field));
      error("update", change);
      if (service.tools().containsKey("list")) {
        assertThat(Json.leaves(list(known))).doesNotContain(known.id());
      }
    }

    private void assertGet(Known known) {
      JsonNode got = ok("get", pointing("get", known));
      assertHolds(got, known);
    }

    private void assertFound(Known known) {
      if (service.tools().containsKey("list")) {
        assertListed(list(known), known);
      }
      if (service.tools().containsKey("search")) {
        String text =
            known.fields().values().stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(value -> value.startsWith("word"))
                .findFirst()
                .orElseThrow();
        ObjectNode arguments = Json.object();
        service.tool("search").parameters().get(0).put(arguments, Json.tree(text));
        assertListed(ok("search", arguments), known);
      }
    }

    private JsonNode list(Known known) {
      ObjectNode arguments = Json.object();
      service
          .tool("list")
          .others()
          .forEach(other -> other.put(arguments, known.around().get(other.name())));
      return ok("list", arguments);
    }

    private void assertListed(JsonNode answer, Known known) {
      List<JsonNode> holders =
          answer.findParents(idField(answer, known.id())).stream()
              .filter(thing -> thing.get(idField(answer, known.id())).equals(known.id()))
              .toList();
      assertThat(holders).as("%s in %s", known.id(), answer).hasSize(1);
      assertHolds(holders.get(0), known);
    }

    private void assertHolds(JsonNode thing, Known known) {
      known
          .fields()
          .forEach(
              (name, value) ->
                  assertThat(thing.findValue(name))
                      .as("%s of %s", name, thing)
                      .isEqualTo((Object) value));
    }

    /** Returns the field of this value, of those that may be called after the get's parameter. */
    private String idField(JsonNode answer, JsonNode id) {
      String parameter = service.tool("get").own().orElseThrow().name();
      return idNames(parameter).stream()
          .filter(name -> answer.findValues(name).contains(id))
          .findFirst()
          .orElse("no field with the id " + id + " in " + answer);
    }

    private JsonNode id(JsonNode made) {
      OracleService.Parameter own = service.tool("get").own().orElseThrow();
      return idNames(own.name()).stream()
          .map(made::findValue)
          .filter(Objects::nonNull)
          .filter(value -> Tools.VALIDATOR.accepts(own.schema(), value))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + own.name() + " in " + made));
    }

    /**
     * A thing shows what {@code ticket_number} wants under this name, or as its number, or its id.
     */
    private static List<String> idNames(String parameter) {
      List<String> words = Words.split(parameter);
      return List.of(parameter, String.join("_", words), words.get(words.size() - 1), "id");
    }

    private ObjectNode around(OracleService.Tool tool) {
      ObjectNode around = Json.object();
      for (OracleService.Parameter other : tool.others()) {
        List<JsonNode> known = environment.knownValues(tool.spec().ref(), other.name());
        around.set(other.name(), random.pick(known));
      }
      return around;
    }

    private ObjectNode pointing(String role, Known known) {
      ObjectNode arguments = Json.object();
      OracleService.Tool tool = service.tool(role);
      tool.others().forEach(other -> other.put(arguments, known.around().get(other.name())));
      tool.own().orElseThrow().put(arguments, known.id());
      return arguments;
    }

    private JsonNode value(OracleService.Parameter parameter) {
      JsonNode schema = parameter.schema();
      if (schema.has("enum")) {
        return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
      }
      return switch (schema.path("type").asText()) {
        case "integer" -> Json.tree(random.between(1, 90));
        case "number" -> Json.tree(random.between(10, 900) + 0.5);
        case "boolean" -> Json.tree(random.chance(0.5));
        case "array" -> Json.tree(List.of("one" + ++words, "two" + words));
        default -> Json.tree("word" + ++words);
      };
    }

    private JsonNode ok(String role, ObjectNode arguments) {
      ToolResult result = call(role, arguments);
      assertThat(result.error()).as("%s %s gives %s", role, arguments, result.content()).isFalse();
      return result.content();
    }

    private void error(String role, ObjectNode arguments) {
      ToolResult result = call(role, arguments);
      assertThat(result.content().path("error").path("code").asText())
          .as("%s %s gives %s", role, arguments, result.content())
          .isEqualTo("not_found");
    }

    private ToolResult call(String role, ObjectNode arguments) {
      return environment.call(service.tool(role).spec().ref(), arguments);
    }
  }
}
