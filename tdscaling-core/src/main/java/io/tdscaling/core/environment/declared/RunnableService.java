package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A declared service with the schemas of its tools, shared by all environments. The rows that it
 * began with last are kept: one world is opened again and again while a trajectory is planned,
 * executed, simulated and verified. Thread-safe.
 */
final class RunnableService {
  private static final int MAX_CACHED = 64;

  private final Service service;
  private final Cache<Long, Map<String, Table>> populations =
      CacheBuilder.newBuilder().maximumSize(MAX_CACHED).build();
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

  /** Returns the rows that a world begins with, to be changed. */
  Map<String, Table> populate(World world) {
    Map<String, Table> known = populations.getIfPresent(world.seed());
    if (known == null) {
      known = Population.of(service, world);
      populations.put(world.seed(), known);
    }
    Map<String, Table> tables = new LinkedHashMap<>();
    known.forEach((entity, table) -> tables.put(entity, table.copy()));
    return tables;
  }
}
