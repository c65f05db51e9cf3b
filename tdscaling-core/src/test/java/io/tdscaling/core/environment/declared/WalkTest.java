package io.tdscaling.core.environment.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkTest {
  private static final int WALKS = 150;
  private static final int LENGTH = 50;

  @Test
  void call_randomWalks_everyToolSucceedsAndMostCallsDo() {
    Set<ToolRef> succeeded = new TreeSet<>();
    Map<ToolRef, Integer> failures = new TreeMap<>();
    Map<ToolRef, Integer> calls = new TreeMap<>();
    for (long seed = 0; seed < WALKS; seed++) {
      for (Walk.Step step : Walk.of(seed, LENGTH).steps()) {
        ToolRef ref = step.tool().ref();
        calls.merge(ref, 1, Integer::sum);
        if (step.result().error()) {
          failures.merge(ref, 1, Integer::sum);
        } else {
          succeeded.add(ref);
        }
      }
    }
    assertThat(succeeded).containsExactlyInAnyOrderElementsOf(refs());
    int failed = failures.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(failed).as("failures %s", failures).isLessThan(WALKS * LENGTH / 20);
  }

  private static Set<ToolRef> refs() {
    Set<ToolRef> refs = new TreeSet<>();
    Walk.TOOLS.forEach(tool -> refs.add(tool.ref()));
    return refs;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, -4, 5_000_000_000L})
  void call_replayedInFreshEnvironment_givesTheSame(long seed) {
    Walk walk = Walk.of(seed, LENGTH);
    try (ToolEnvironment other = Walk.open(seed + 1);
        ToolEnvironment fresh = Walk.open(seed)) {
      for (Walk.Step step : walk.steps()) {
        other.call(step.tool().ref(), step.arguments());
        assertThat(fresh.call(step.tool().ref(), step.arguments())).isEqualTo(step.result());
      }
      assertThat(fresh.stateDigest()).isEqualTo(walk.digest());
      assertThat(other.stateDigest()).isNotEqualTo(walk.digest());
    }
  }

  @Test
  void call_randomWalks_resultsConformAndSurviveTheirText() throws JsonProcessingException {
    SchemaValidator validator = new SchemaValidator();
    for (long seed = 100; seed < 110; seed++) {
      for (Walk.Step step : Walk.of(seed, LENGTH).steps()) {
        JsonNode content = step.result().content();
        assertThat(Json.parse(Json.compact(content))).as("seed %d", seed).isEqualTo(content);
        if (!step.result().error()) {
          JsonNode schema = outputSchema(step.tool());
          assertThat(validator.validate(schema, content)).as("%s: %s", step, content).isEmpty();
        }
      }
    }
  }

  private static JsonNode outputSchema(ToolSpec tool) {
    JsonNode schema = tool.outputSchema();
    if (schema == null) {
      throw new AssertionError(tool.ref() + " has no output schema");
    }
    return schema;
  }

  @Test
  void call_readOnlyTools_leaveTheState() {
    for (long seed = 200; seed < 205; seed++) {
      try (ToolEnvironment environment = Walk.open(seed)) {
        String before = environment.stateDigest();
        for (Walk.Step step : Walk.of(seed, LENGTH).steps()) {
          if (environment.effect(step.tool().ref()).readsOnly()) {
            environment.call(step.tool().ref(), step.arguments());
          }
        }
        assertThat(environment.stateDigest()).as("seed %d", seed).isEqualTo(before);
      }
    }
  }

  @Test
  void call_seedSeven_givesTheSameOnEveryMachineAndJdk() {
    try (ToolEnvironment environment = Walk.open(7)) {
      assertThat(environment.stateDigest())
          .isEqualTo("3967e8b259c2f01ab39e7005994853945ba550f69671acc8c1c2e5f3d38d2b48");
    }
    Walk walk = Walk.of(7, 200);
    ArrayNode results = Json.array();
    walk.steps().forEach(step -> results.add(step.arguments()).add(step.result().content()));
    assertThat(List.of(walk.digest(), Json.digest(results)))
        .containsExactly(
            "73bd1349f76c5f81ae89aa8622c59f167a967a4d1348858c8bf420372eba9183",
            "3f5d9f4e6c6c8a4e2aeda2b17695cacf7ea3a5102e576da80e50ce28d6e27fe7");
  }
}
