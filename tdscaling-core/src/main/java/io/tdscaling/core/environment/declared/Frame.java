package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one call, or the making of one row, can see. */
final class Frame implements Bindings {
  private final World world;
  private final Map<String, Table> tables;
  private final ObjectNode arguments;
  private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
  private final Map<String, Object> outputs = new LinkedHashMap<>();

  Frame(World world, Map<String, Table> tables, ObjectNode arguments) {
    this.world = world;
    this.tables = tables;
    this.arguments = arguments;
  }

  void bind(String alias, ObjectNode row) {
    rows.put(alias, row);
  }

  void output(String name, Object value) {
    outputs.put(name, value);
  }

  Map<String, Table> tables() {
    return tables;
  }

  Table table(String entity) {
    Table table = tables.get(entity);
    if (table == null) {
      throw new IllegalStateException("no table of " + entity);
    }
    return table;
  }

  ObjectNode arguments() {
    return arguments;
  }

  @Override
  public @Nullable JsonNode argument(String parameter) {
    return arguments.get(parameter);
  }

  @Override
  public @Nullable ObjectNode row(String alias) {
    return rows.get(alias);
  }

  @Override
  public @Nullable ObjectNode find(String entity, String id) {
    return table(entity).find(id);
  }

  @Override
  public @Nullable Object output(String name) {
    return outputs.get(name);
  }

  @Override
  public World world() {
    return world;
  }
}
