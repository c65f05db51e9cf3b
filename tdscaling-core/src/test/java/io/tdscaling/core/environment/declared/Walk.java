package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.EnvironmentRequest;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Random calls of bundled tools, with arguments that the environment says it knows. */
record Walk(long seed, List<Step> steps, String digest) {
  /** A call and its result. */
  record Step(ToolSpec tool, JsonNode arguments, ToolResult result) {}

  static final List<ServiceSpec> SERVICES = BundledCatalog.services();
  static final DeclaredEnvironments FACTORY = DeclaredEnvironments.of(SERVICES);
  static final List<ToolSpec> TOOLS =
      SERVICES.stream().flatMap(service -> service.tools().stream()).toList();

  static ToolEnvironment open(long seed) {
    return FACTORY.open(new EnvironmentRequest(TOOLS, seed));
  }

  static Walk of(long seed, int length) {
    SeededRandom random = new SeededRandom(seed);
    List<Step> steps = new ArrayList<>();
    try (ToolEnvironment environment = open(seed)) {
      for (int i = 0; i < length; i++) {
        ToolSpec tool = random.pick(TOOLS);
        ObjectNode arguments = arguments(tool, environment, random);
        steps.add(new Step(tool, arguments, environment.call(tool.ref(), arguments)));
      }
      return new Walk(seed, steps, environment.stateDigest());
    }
  }

  static ObjectNode arguments(ToolSpec tool, ToolEnvironment environment, SeededRandom random) {
    ObjectNode arguments = Json.object();
    List<String> required = new ArrayList<>();
    tool.inputSchema().path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> property :
        tool.inputSchema().path("properties").properties()) {
      if (required.contains(property.getKey()) || random.chance(0.3)) {
        List<JsonNode> known = environment.knownValues(tool.ref(), property.getKey());
        arguments.set(
            property.getKey(),
            known.isEmpty() ? made(property.getValue(), random) : random.pick(known));
      }
    }
    return arguments;
  }

  private static JsonNode made(JsonNode schema, SeededRandom random) {
    List<JsonNode> allowed = new ArrayList<>();
    schema.path("enum").forEach(allowed::add);
    if (!allowed.isEmpty()) {
      return random.pick(allowed);
    }
    if (schema.path("type").asText().equals("boolean")) {
      return Json.tree(random.chance(0.5));
    }
    // An id of something of which there is nothing left.
    return Json.tree("NONE-00000");
  }
}
