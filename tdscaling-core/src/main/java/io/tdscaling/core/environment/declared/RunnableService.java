package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.caching.LatestByEquality;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A declared service with the schemas of its tools, shared by all environments. The rows that it
 * began with last are kept: one world is opened again and again while a trajectory is planned,
 * executed, simulated and verified. Thread-safe.
 */
final class RunnableService {
  /** A processor works on one world at a time; some more, as two can have one place. */
  private static final int REMEMBERED = 8;

  private final Service service;
  private final Map<String, LinkSource> sources;
  private final LatestByEquality<Beginning, Map<String, Table>> populations =
      LatestByEquality.perProcessor(REMEMBERED);
  private final Map<String, JsonNode> inputSchemas = new LinkedHashMap<>();

  /** What first rows depend on: the world's seed and, where there are links, what else is open. */
  private record Beginning(long seed, Set<String> open) {}

  /**
   * Makes a service that can run.
   *
   * @param service the service
   * @param sources its links to other services, by entity
   */
  RunnableService(Service service, Map<String, LinkSource> sources) {
    this.service = service;
    this.sources = sources;
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

  /** Returns where an entity's rows are linked to, or null if they are not. */
  @Nullable LinkSource source(@Nullable Entity entity) {
    return entity == null ? null : sources.get(entity.name());
  }

  /** Returns whether rows of this service follow from those of another one. */
  boolean isLinkedTo(RunnableService other) {
    return sources.values().stream().anyMatch(source -> source.service().equals(other.id()));
  }

  /**
   * Returns the first rows, to be changed; those of the services that are open are what links lead
   * to.
   */
  Map<String, Table> populate(World world, Map<String, RunnableService> open) {
    Beginning beginning =
        new Beginning(world.seed(), sources.isEmpty() ? Set.of() : Set.copyOf(open.keySet()));
    Map<String, Table> known =
        populations.get(
            beginning,
            missing -> Population.of(service, world, entity -> linked(entity, world, open)));
    Map<String, Table> tables = new LinkedHashMap<>();
    known.forEach((entity, table) -> tables.put(entity, table.copy()));
    return tables;
  }

  private @Nullable List<FieldMaker.LinkedRow> linked(
      Entity entity, World world, Map<String, RunnableService> open) {
    LinkSource source = source(entity);
    RunnableService other = source == null ? null : open.get(source.service());
    if (source == null || other == null) {
      return null;
    }
    // Made anew: what was done to the other service since must not matter.
    return source.rows(world, other.populate(world, open)).stream()
        .map(row -> new FieldMaker.LinkedRow(source, row))
        .toList();
  }
}
