package io.tdscaling.core.environment.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the names in an expression mean: parameters, rows in reach, outputs that stand before it.
 */
final class Scope {
  private final Map<String, Map<String, Field>> entities;
  private final Map<String, Kind> arguments = new LinkedHashMap<>();
  private final Map<String, String> rows = new LinkedHashMap<>();
  private final Map<String, Kind> outputs = new LinkedHashMap<>();
  private final @Nullable String own;

  /**
   * Makes a scope.
   *
   * @param entities the fields of each entity
   * @param own the entity whose fields can be named without it, or null
   */
  Scope(Map<String, Map<String, Field>> entities, @Nullable String own) {
    this.entities = entities;
    this.own = own;
  }

  void argument(String name, Kind kind) {
    arguments.put(name, kind);
  }

  void row(String alias, String entity) {
    rows.put(alias, entity);
  }

  void output(String name, Kind kind) {
    outputs.put(name, kind);
  }

  Expression resolve(List<String> names) throws ExpressionException {
    if (names.size() > 1) {
      return path(names);
    }
    String name = names.get(0);
    if (arguments.containsKey(name)) {
      return new Expression.Argument(name, arguments.get(name));
    }
    if (outputs.containsKey(name)) {
      return new Expression.Output(name, outputs.get(name));
    }
    return path(names);
  }

  /** Resolves {@code field}, {@code alias.field} or a longer path over references. */
  FieldPath path(List<String> names) throws ExpressionException {
    String first = names.get(0);
    if (names.size() > 1 && rows.containsKey(first)) {
      return walk(first, rows.get(first), names.subList(1, names.size()), names);
    }
    if (own != null && rows.containsKey(own)) {
      return walk(own, own, names, names);
    }
    throw unknown(names);
  }

  private FieldPath walk(String alias, String start, List<String> steps, List<String> names)
      throws ExpressionException {
    List<FieldPath.Hop> hops = new ArrayList<>();
    String entity = start;
    for (String step : steps.subList(0, steps.size() - 1)) {
      Field reference = entities.getOrDefault(entity, Map.of()).get(step + "_id");
      if (reference == null || reference.ref() == null) {
        throw unknown(names);
      }
      entity = reference.ref();
      hops.add(new FieldPath.Hop(reference.name(), entity));
    }
    Field field = entities.getOrDefault(entity, Map.of()).get(steps.get(steps.size() - 1));
    if (field == null) {
      throw unknown(names);
    }
    return new FieldPath(alias, hops, field);
  }

  private ExpressionException unknown(List<String> names) {
    return new ExpressionException(
        "\"" + String.join(".", names) + "\" is neither a parameter nor a field in reach");
  }
}
