package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.random.SeededRandom;
import io.tdscaling.core.semantics.RealTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tools of real servers that an inferred environment supports, by service. */
final class RealServices {
  private static final RealServices SHARED = new RealServices(Tools.factory());

  private final InferredEnvironments factory;
  private final List<List<ToolSpec>> services = new ArrayList<>();

  private RealServices(InferredEnvironments factory) {
    this.factory = factory;
  }

  /** Returns the one that all tests look at, as looking through all tools takes a while. */
  static RealServices shared() {
    return SHARED;
  }

  InferredEnvironments factory() {
    return factory;
  }

  /** Returns the tools of each service, or skips the test where there are none. */
  synchronized List<List<ToolSpec>> all() throws IOException {
    if (services.isEmpty()) {
      services.addAll(load());
    }
    return services;
  }

  private List<List<ToolSpec>> load() throws IOException {
    Map<String, List<ToolSpec>> byId = new LinkedHashMap<>();
    for (ToolSpec tool : RealTools.all()) {
      boolean usable =
          Tools.VALIDATOR.defect(tool.inputSchema()).isEmpty()
              && factory.unsupported(tool).isEmpty();
      if (usable) {
        byId.computeIfAbsent(tool.ref().service(), missing -> new ArrayList<>()).add(tool);
      }
    }
    return List.copyOf(byId.values());
  }

  /** Returns arguments that fit, with what the environment knows where it knows something. */
  static Optional<ObjectNode> arguments(
      ToolEnvironment environment, ToolSpec tool, SeededRandom random) {
    Optional<ObjectNode> generated = Tools.VALUES.arguments(tool, Set.of(), random);
    generated.ifPresent(arguments -> know(arguments, environment, tool, random));
    return generated;
  }

  private static void know(
      ObjectNode arguments, ToolEnvironment environment, ToolSpec tool, SeededRandom random) {
    List<String> names = new ArrayList<>();
    arguments.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      List<JsonNode> known = environment.knownValues(tool.ref(), name);
      if (!known.isEmpty()) {
        arguments.set(name, random.pick(known));
      }
    }
  }
}
