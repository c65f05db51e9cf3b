package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls of any kind on one service, so that whatever its tools can answer comes up. */
final class Probe {
  private static final int FARTHEST_DAY = 800;

  private final Service service;
  private final ToolEnvironment environment;
  private final Map<String, Table> rows;
  private final World world;
  private final SeededRandom random;

  Probe(Service service, long seed) {
    this.service = service;
    this.environment = Walk.open(seed);
    this.world = World.of(seed);
    this.rows = Population.of(service, world, entity -> null);
    this.random = new SeededRandom(seed);
  }

  /** Calls a tool with arguments that fit its schema and name rows that were there at first. */
  ToolResult call(Tool tool) {
    ObjectNode arguments = Json.object();
    ToolRef ref = new ToolRef(service.id(), tool.name());
    for (Parameter parameter : tool.parameters().values()) {
      if (!parameter.optional() || random.chance(0.5)) {
        arguments.set(parameter.name(), value(ref, tool, parameter));
      }
    }
    return environment.call(ref, arguments);
  }

  private JsonNode value(ToolRef ref, Tool tool, Parameter parameter) {
    List<JsonNode> known = environment.knownValues(ref, parameter.name());
    if (!known.isEmpty() && random.chance(0.4)) {
      return random.pick(known);
    }
    if (parameter.ref() != null || parameter.is(tool.key())) {
      return key(tool, parameter, known);
    }
    if (!parameter.values().isEmpty()) {
      return Json.tree(random.pick(parameter.values()));
    }
    return plain(parameter, known);
  }

  private JsonNode key(Tool tool, Parameter parameter, List<JsonNode> known) {
    String ref = parameter.ref();
    Table table = table(ref == null ? tool.requiredEntity().name() : ref);
    Entity entity = table.entity();
    String field = ref == null ? parameter.fields().get(0).name() : entity.idField();
    List<JsonNode> all = new ArrayList<>();
    table.rows().forEach(row -> all.add(row.path(field)));
    return random.pick(all.isEmpty() ? known : all);
  }

  private Table table(String entity) {
    return Objects.requireNonNull(rows.get(entity), entity);
  }

  private JsonNode plain(Parameter parameter, List<JsonNode> known) {
    return switch (parameter.type()) {
      case INTEGER, DECIMAL -> number(parameter.bounds());
      case BOOLEAN -> Json.tree(random.chance(0.5));
      case DATE -> Json.tree(day().toString());
      case DATE_TIME -> Json.tree(World.text(day().atTime(12, 0)));
      case STRING, TEXT, EMAIL -> known.isEmpty() ? Json.tree("Anything") : random.pick(known);
    };
  }

  private JsonNode number(Parameter.Bounds bounds) {
    BigDecimal least = bounds.least();
    BigDecimal span = bounds.most().subtract(least);
    BigDecimal share = new BigDecimal(random.pick(List.of("0", "0.01", "0.1", "0.4", "1")));
    return Decimals.node(least.add(span.multiply(share)), 0);
  }

  private LocalDate day() {
    int most = random.pick(List.of(1, 20, FARTHEST_DAY));
    return world.today().plusDays(random.between(-most, most));
  }
}
