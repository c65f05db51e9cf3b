package io.tdscaling.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.schema.SchemaValidator;
import io.tdscaling.core.schema.ValueGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every environment factory must keep to. Extend it, and say what to test. */
public abstract class EnvironmentContract {
  private static final int CALLS = 40;

  private final SchemaValidator validator = new SchemaValidator();
  private final ValueGenerator values = new ValueGenerator(validator);

  /** One call and what came of it. */
  private record Step(ToolSpec tool, JsonNode arguments, ToolResult result) {}

  /** Returns the factory to test. */
  protected abstract EnvironmentFactory factory();

  /** Returns tools that the factory supports, among them some that change state. */
  protected abstract List<ToolSpec> tools();

  @Test
  void open_sameRequestAndCalls_sameResultsAndState() {
    ToolEnvironment first = open(11);
    List<Step> steps = walk(first, 3);

    ToolEnvironment second = open(11);
    for (Step step : steps) {
      assertThat(second.call(step.tool().ref(), step.arguments())).isEqualTo(step.result());
    }
    assertThat(second.stateDigest()).isEqualTo(first.stateDigest());
  }

  @Test
  void open_twice_nothingShared() {
    ToolEnvironment untouched = open(12);
    String before = untouched.stateDigest();

    walk(open(12), 4);

    assertThat(untouched.stateDigest()).isEqualTo(before);
    assertThat(open(12).stateDigest()).isEqualTo(before);
  }

  @Test
  void stateDigest_onlyReads_unchanged() {
    ToolEnvironment environment = open(13);
    String before = environment.stateDigest();
    SeededRandom random = new SeededRandom(5);
    for (ToolSpec tool : tools()) {
      environment.knownValues(tool.ref(), "id");
      if (environment.effect(tool.ref()).readsOnly()) {
        environment.call(tool.ref(), arguments(environment, tool, random));
      }
    }

    assertThat(environment.stateDigest()).isEqualTo(before);
  }

  @Test
  void stateDigest_writes_changed() {
    ToolEnvironment environment = open(14);
    String before = environment.stateDigest();

    walk(environment, 6);

    assertThat(environment.stateDigest()).isNotEqualTo(before);
  }

  @Test
  void call_anythingAsArguments_isAResult() {
    ToolEnvironment environment = open(15);
    List<JsonNode> hostile =
        List.of(
            Json.object(),
            Json.array(),
            Json.tree("text"),
            Json.tree(7),
            Json.object().putNull("id"),
            Json.object().put("no_such_parameter", true));
    for (ToolSpec tool : tools()) {
      for (JsonNode arguments : hostile) {
        assertThatCode(() -> environment.call(tool.ref(), arguments)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void call_resultModified_environmentUnaffected() {
    ToolEnvironment environment = open(16);
    ToolEnvironment twin = open(16);
    for (Step step : walk(environment, 7)) {
      scribble(step.result().content());
    }
    walk(twin, 7);

    assertThat(environment.stateDigest()).isEqualTo(twin.stateDigest());
  }

  @Test
  void knownValues_givenAsArguments_fitTheSchema() {
    ToolEnvironment environment = open(17);
    SeededRandom random = new SeededRandom(8);
    for (ToolSpec tool : tools()) {
      ObjectNode arguments = generated(tool, random);
      List<String> names = new ArrayList<>();
      arguments.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        for (JsonNode value : environment.knownValues(tool.ref(), name)) {
          JsonNode changed = arguments.deepCopy().set(name, value);
          assertThat(validator.validate(tool.inputSchema(), changed))
              .as("%s %s", tool.ref(), changed)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void call_outputSchemaGiven_resultConforms() {
    for (Step step : walk(open(18), 9)) {
      JsonNode schema = step.tool().outputSchema();
      if (schema != null && !step.result().error()) {
        assertThat(validator.validate(schema, step.result().content())).isEmpty();
      }
    }
  }

  private ToolEnvironment open(long seed) {
    return factory().open(new EnvironmentRequest(tools(), seed));
  }

  private List<Step> walk(ToolEnvironment environment, long seed) {
    SeededRandom random = new SeededRandom(seed);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      ToolSpec tool = random.pick(tools());
      ObjectNode arguments = arguments(environment, tool, random);
      steps.add(new Step(tool, arguments, environment.call(tool.ref(), arguments)));
    }
    return steps;
  }

  private ObjectNode arguments(ToolEnvironment environment, ToolSpec tool, SeededRandom random) {
    ObjectNode arguments = generated(tool, random);
    List<String> names = new ArrayList<>();
    arguments.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      List<JsonNode> known = environment.knownValues(tool.ref(), name);
      if (!known.isEmpty()) {
        arguments.set(name, random.pick(known));
      }
    }
    return arguments;
  }

  private ObjectNode generated(ToolSpec tool, SeededRandom random) {
    return values.arguments(tool, Set.of(), random).orElseThrow();
  }

  private static void scribble(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.put("scribble", 1);
    }
    node.forEach(EnvironmentContract::scribble);
  }
}
