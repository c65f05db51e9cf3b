package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A declared service with the schemas of its tools, shared by all environments. Immutable. */
final class RunnableService {
  private final Service service;
  private final Map<String, JsonNode> inputSchemas = new LinkedHashMap<>();

  RunnableService(Service service) {
    this.service = service;
    service.tools().forEach((name, tool) -> inputSchemas.put(name, ToolSchemas.input(tool)));
  }

  String id() {
    return service.id();
  }

  @Nullable Tool tool(String name) {
    return service.tools().get(name);
  }

  JsonNode inputSchema(Tool tool) {
    JsonNode schema = inputSchemas.get(tool.name());
    if (schema == null) {
      throw new IllegalStateException("service " + id() + " has no tool " + tool.name());
    }
    return schema;
  }

  Map<String, Table> populate(World world) {
    return Population.of(service, world);
  }
}
