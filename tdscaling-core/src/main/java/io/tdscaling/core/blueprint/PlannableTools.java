package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.caching.IdentityCache;
import io.tdscaling.core.schema.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tools that a plan may call, with what they depend on, found by the tools' names. */
final class PlannableTools {
  private static final int MAX_CACHED = 20_000;

  /**
   * Whether a parameter of a tool is one value. A plan takes one value from a result as it stands,
   * so no list or object is met by one.
   */
  private static final IdentityCache<ToolSpec, Map<String, Boolean>> ONE_VALUE =
      new IdentityCache<>(MAX_CACHED, tool -> new ConcurrentHashMap<>());

  private final List<ToolSpec> tools;
  private final Map<ToolRef, ToolSpec> byRef = new LinkedHashMap<>();
  private final Map<ToolRef, List<ToolDependency>> byConsumer = new LinkedHashMap<>();

  /**
   * Takes in tools.
   *
   * @param dependencies dependencies between them; others are left out
   */
  PlannableTools(List<ToolSpec> tools, List<ToolDependency> dependencies) {
    this.tools = List.copyOf(tools);
    this.tools.forEach(tool -> byRef.putIfAbsent(tool.ref(), tool));
    for (ToolDependency edge : dependencies) {
      ToolSpec consumer = byRef.get(edge.consumer());
      if (consumer != null
          && byRef.containsKey(edge.producer())
          && (!edge.isData() || takesOneValue(consumer, edge.parameter()))) {
        byConsumer.computeIfAbsent(edge.consumer(), missing -> new ArrayList<>()).add(edge);
      }
    }
  }

  private static boolean takesOneValue(ToolSpec consumer, String parameter) {
    return ONE_VALUE.get(consumer).computeIfAbsent(parameter, name -> isOneValue(consumer, name));
  }

  private static boolean isOneValue(ToolSpec consumer, String parameter) {
    JsonNode input = consumer.inputSchema();
    Shape shape = Shape.of(input, input.path("properties").path(parameter));
    return !shape.array() && shape.scalar();
  }

  List<ToolSpec> all() {
    return tools;
  }

  Optional<ToolSpec> tool(ToolRef ref) {
    return Optional.ofNullable(byRef.get(ref));
  }

  List<ToolDependency> dependenciesOf(ToolRef consumer) {
    return byConsumer.getOrDefault(consumer, List.of());
  }

  List<ToolDependency> dependenciesOf(ToolRef consumer, String parameter) {
    List<ToolDependency> found = new ArrayList<>();
    for (ToolDependency edge : dependenciesOf(consumer)) {
      if (edge.parameter().equals(parameter)) {
        found.add(edge);
      }
    }
    return found;
  }
}
