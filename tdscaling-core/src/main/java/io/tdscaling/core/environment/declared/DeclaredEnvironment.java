package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The declared services of one trajectory. A service is filled when it is first looked at. */
final class DeclaredEnvironment implements ToolEnvironment {
  private final SortedMap<String, RunnableService> services;
  private final ArgumentCheck check;
  private final World world;
  private final Map<String, Map<String, Table>> tables = new TreeMap<>();

  /** What is known of parameters, by service, until something changes that it depends on. */
  private final Map<String, Map<Asked, List<JsonNode>>> known = new HashMap<>();

  private record Asked(String tool, String parameter) {}

  DeclaredEnvironment(
      SortedMap<String, RunnableService> services, ArgumentCheck check, World world) {
    this.services = services;
    this.check = check;
    this.world = world;
  }

  @Override
  public ToolResult call(ToolRef ref, JsonNode arguments) {
    RunnableService service = services.get(ref.service());
    Tool tool = service == null ? null : service.tool(ref.name());
    if (service == null || tool == null) {
      return ToolResult.error("unknown_tool", "There is no tool " + ref + ".");
    }
    try {
      ObjectNode checked = check.check(tool, service, arguments);
      JsonNode result = new Execution(tool, frame(service, checked)).run();
      if (!tool.effect().effectClass().readsOnly()) {
        forgetKnown(service);
      }
      return ToolResult.ok(result);
    } catch (CallFailure failure) {
      return failure.result(); // nothing has changed
    }
  }

  private void forgetKnown(RunnableService changed) {
    for (RunnableService service : services.values()) {
      if (service.equals(changed) || service.isLinkedTo(changed)) {
        known.remove(service.id());
      }
    }
  }

  @Override
  public EffectClass effect(ToolRef ref) {
    return tool(ref).effect().effectClass();
  }

  /** What nothing has changed follows from the seed and the services that are open. */
  @Override
  public String stateDigest() {
    SortedMap<String, String> state = new TreeMap<>();
    for (String service : services.keySet()) {
      SortedMap<String, String> changed = new TreeMap<>();
      tables
          .getOrDefault(service, Map.of())
          .forEach((entity, table) -> table.changed().ifPresent(text -> changed.put(entity, text)));
      state.put(service, Json.objectOf(changed));
    }
    return Json.digestOf("[" + world.seed() + "," + Json.objectOf(state) + "]");
  }

  @Override
  public List<JsonNode> knownValues(ToolRef ref, String parameterName) {
    Tool tool = tool(ref);
    Parameter parameter = tool.parameters().get(parameterName);
    return parameter == null
        ? List.of()
        : known
            .computeIfAbsent(ref.service(), service -> new HashMap<>())
            .computeIfAbsent(
                new Asked(ref.name(), parameterName),
                asked -> known(service(ref), tool, parameter));
  }

  private List<JsonNode> known(RunnableService service, Tool tool, Parameter parameter) {
    List<JsonNode> linked = linkedValues(service, tool, parameter);
    return List.copyOf(
        linked.isEmpty() ? KnownValues.of(tool, parameter, frame(service, Json.object())) : linked);
  }

  private List<JsonNode> linkedValues(RunnableService service, Tool tool, Parameter parameter) {
    LinkSource source = service.source(tool.entity());
    RunnableService other = source == null ? null : services.get(source.service());
    return source == null || other == null
        ? List.of()
        : new LinkedValues(tool, source, frame(service, Json.object()))
            .of(parameter, tables(other));
  }

  private RunnableService service(ToolRef ref) {
    RunnableService service = services.get(ref.service());
    if (service == null) {
      throw new IllegalArgumentException("environment has no service of tool " + ref);
    }
    return service;
  }

  private Tool tool(ToolRef ref) {
    Tool tool = service(ref).tool(ref.name());
    if (tool == null) {
      throw new IllegalArgumentException("environment has no tool " + ref);
    }
    return tool;
  }

  private Frame frame(RunnableService service, ObjectNode arguments) {
    return new Frame(world, tables(service), arguments);
  }

  private Map<String, Table> tables(RunnableService service) {
    return tables.computeIfAbsent(service.id(), id -> service.populate(world, services));
  }
}
