package io.tdscaling.core.environment.inferred;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What results of real tools look like: no stand-ins, fit for their schemas, one truth about each
 * thing.
 */
class ResultQualityTest {
  private static final long SEED = 1_905;
  private static final int TOOLS_A_SERVICE = 4;
  private static final int CALLS_A_TOOL = 3;

  private final RealServices services = RealServices.shared();

  /** What one call gave. */
  private record Told(ToolSpec tool, ObjectNode arguments, ToolResult result) {}

  @Test
  void call_realTools_resultsHoldNoStandIns() throws IOException {
    List<String> found = new ArrayList<>();
    int results = 0;
    for (Told told : all(TOOLS_A_SERVICE, 1)) {
      Set<String> allowed = new LinkedHashSet<>(Placeholders.texts(told.tool().inputSchema()));
      allowed.addAll(Placeholders.texts(told.arguments()));
      if (told.tool().outputSchema() != null) {
        allowed.addAll(Placeholders.texts(told.tool().outputSchema()));
      }
      for (String bad : Placeholders.in(told.result().content(), allowed)) {
        found.add(told.tool().ref() + " " + bad);
      }
      results += told.result().error() ? 0 : 1;
    }
    assertThat(results).isGreaterThan(1_500);
    assertThat(found).isEmpty();
  }

  @Test
  void call_everyRealToolWithOutputSchema_conformsEveryTime() throws IOException {
    int results = 0;
    for (List<ToolSpec> service : services.all()) {
      List<ToolSpec> described = service.stream().filter(t -> t.outputSchema() != null).toList();
      for (Told told : told(described, described, CALLS_A_TOOL)) {
        JsonNode schema = told.tool().outputSchema();
        if (schema != null && !told.result().error()) {
          assertThat(Tools.VALIDATOR.validate(schema, told.result().content()))
              .as("%s %s", told.tool().ref(), told.arguments())
              .isEmpty();
          results++;
        }
      }
    }
    assertThat(results).isGreaterThan(1_000);
  }

  @Test
  void call_realToolsWithoutOutputSchema_keepToOneShape() throws IOException {
    Map<ToolSpec, Set<String>> shapes = new LinkedHashMap<>();
    for (Told told : all(TOOLS_A_SERVICE, 2)) {
      boolean reads = told.tool().outputSchema() == null && !told.result().error();
      if (reads) {
        List<String> names = new ArrayList<>();
        told.result().content().fieldNames().forEachRemaining(names::add);
        if (names.size() == 1 || names.contains("total")) {
          shapes.computeIfAbsent(told.tool(), tool -> new LinkedHashSet<>()).add(names.get(0));
        }
      }
    }
    assertThat(shapes).hasSizeGreaterThan(500);
    assertThat(shapes.values()).allSatisfy(names -> assertThat(names).hasSize(1));
  }

  @Test
  void call_readingToolsOfOneService_tellTheSameOfTheSameThing() throws IOException {
    int compared = 0;
    for (List<ToolSpec> service : services.all()) {
      List<ToolSpec> offered = service.subList(0, Math.min(TOOLS_A_SERVICE * 3, service.size()));
      ToolEnvironment environment = open(offered);
      List<ToolSpec> reading =
          offered.stream().filter(t -> environment.effect(t.ref()).readsOnly()).toList();
      Map<String, Map<String, JsonNode>> known = new LinkedHashMap<>();
      for (Told told : told(reading, offered, 1)) {
        compared += agree(told, known);
      }
    }
    assertThat(compared).isGreaterThan(1_000);
  }

  /** Compares each object that has an id with what was told of the same one before. */
  private static int agree(Told told, Map<String, Map<String, JsonNode>> known) {
    int compared = 0;
    for (JsonNode parent : told.result().content().findParents("id")) {
      String id = parent.path("id").asText();
      // An id as the environment makes them, so that it is of one thing only.
      if (parent.path("id").isTextual() && id.contains("_")) {
        Map<String, JsonNode> before = known.computeIfAbsent(id, one -> new LinkedHashMap<>());
        for (Map.Entry<String, JsonNode> member : parent.properties()) {
          JsonNode earlier = before.putIfAbsent(member.getKey(), member.getValue());
          boolean same =
              earlier == null || earlier.isContainerNode() || earlier.equals(member.getValue());
          boolean asked = Json.leaves(told.arguments()).contains(member.getValue());
          if (member.getValue().isValueNode() && !asked) {
            assertThat(same)
                .as("%s %s: %s of %s", told.tool().ref(), told.arguments(), member, id)
                .isTrue();
            compared += earlier == null ? 0 : 1;
          }
        }
      }
    }
    return compared;
  }

  private List<Told> all(int tools, int calls) throws IOException {
    List<Told> all = new ArrayList<>();
    for (List<ToolSpec> service : services.all()) {
      List<ToolSpec> offered = service.subList(0, Math.min(tools, service.size()));
      all.addAll(told(offered, offered, calls));
    }
    return all;
  }

  private List<Told> told(List<ToolSpec> called, List<ToolSpec> offered, int calls) {
    SeededRandom random = new SeededRandom(SEED);
    List<Told> told = new ArrayList<>();
    if (called.isEmpty()) {
      return told;
    }
    ToolEnvironment environment = open(offered);
    for (ToolSpec tool : called) {
      for (int i = 0; i < calls; i++) {
        Optional<ObjectNode> arguments = RealServices.arguments(environment, tool, random);
        arguments.ifPresent(
            given -> told.add(new Told(tool, given, environment.call(tool.ref(), given))));
      }
    }
    return told;
  }

  private ToolEnvironment open(List<ToolSpec> offered) {
    return services.factory().open(new EnvironmentRequest(offered, SEED));
  }
}
