package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills a service with the rows that an environment begins with. */
@SuppressWarnings(
    "ReferenceEquality") // rows, fields and parameters are themselves, whatever they hold
final class Population {
  private final World world;
  private final Links links;
  private final Map<String, Table> tables = new LinkedHashMap<>();

  /** The rows of other services that those of an entity are about. */
  interface Links {
    /** Returns what can be linked; null where the entity has no link or its service is not open. */
    @Nullable List<FieldMaker.LinkedRow> of(Entity entity);
  }

  private Population(World world, Links links) {
    this.world = world;
    this.links = links;
  }

  static Map<String, Table> of(Service service, World world, Links links) {
    Population population = new Population(world, links);
    for (Entity entity : service.entities().values()) {
      long seed = SeededRandom.derive(world.seed(), 0, service.id() + "/" + entity.name());
      population.fill(entity, seed);
    }
    return population.tables;
  }

  private void fill(Entity entity, long seed) {
    Table table = new Table(entity, seed);
    tables.put(entity.name(), table);
    SeededRandom random = SeededRandom.of(seed, 0, "rows");
    int count = random.between(entity.least(), entity.most());
    List<Person> known = world.people().subList(0, People.KNOWN);
    List<JsonNode> given = chosen(entity.rows(), count, random);
    List<FieldMaker.LinkedRow> linked = linked(entity, random);
    for (int i = 0; i < count && (linked == null || i < linked.size()); i++) {
      JsonNode start = given.isEmpty() ? Json.object() : given.get(i);
      // The same people come first in every service, so that its records match the others'.
      Person person = entity.perPerson() ? world.people().get(i) : random.pick(known);
      addRow(
          table, start, new FieldMaker(random, person, i, linked == null ? null : linked.get(i)));
    }
  }

  private @Nullable List<FieldMaker.LinkedRow> linked(Entity entity, SeededRandom random) {
    List<FieldMaker.LinkedRow> rows = links.of(entity);
    return rows == null ? null : random.shuffled(rows);
  }

  /** Chooses given rows and leaves them in their order. */
  private static List<JsonNode> chosen(List<JsonNode> rows, int count, SeededRandom random) {
    if (rows.size() <= count) {
      return rows;
    }
    List<JsonNode> kept = random.shuffled(rows).subList(0, count);
    List<JsonNode> chosen = new ArrayList<>(rows);
    chosen.retainAll(kept);
    return chosen;
  }

  private void addRow(Table table, JsonNode start, FieldMaker maker) {
    Entity entity = table.entity();
    ObjectNode row = table.draft();
    Frame frame = new Frame(world, tables, Json.object());
    frame.bind(entity.name(), row);
    for (Field field : entity.fields().values()) {
      JsonNode given = start.get(field.name());
      Seed seed = entity.seeds().get(field.name());
      if (given != null) {
        row.set(field.name(), given);
      } else if (seed != null) {
        maker.make(field, seed, frame, table, row);
      }
    }
    // A row without a field it needs, such as a reference to an empty table, is no row.
    if (Rows.isComplete(entity, row)) {
      table.add(row);
    }
  }
}
