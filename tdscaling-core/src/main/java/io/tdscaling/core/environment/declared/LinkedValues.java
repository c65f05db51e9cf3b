package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Suggests arguments that another open service knows. */
final class LinkedValues {
  private final Tool tool;
  private final LinkSource source;
  private final Frame state;

  /**
   * Makes a finder.
   *
   * @param tool the tool to be called
   * @param source where the fields of its entity are linked to
   * @param state the state of the tool's service
   */
  LinkedValues(Tool tool, LinkSource source, Frame state) {
    this.tool = tool;
    this.source = source;
    this.state = state;
  }

  /** Returns values of the other service; none where the parameter is not linked or is given. */
  List<JsonNode> of(Parameter parameter, Map<String, Table> otherTables) {
    if (!isLinked(parameter)) {
      return List.of();
    }
    Field field = parameter.fields().get(0);
    Table own = state.table(tool.requiredEntity().name());
    // Several values have to be about one thing, so that they go together.
    boolean several = tool.parameters().values().stream().filter(this::isLinked).count() > 1;
    List<Frame> all = source.rows(state.world(), otherTables);
    List<Frame> free = all.stream().filter(row -> !isTaken(row, own)).toList();
    return (free.isEmpty() ? all : free)
        .stream()
            .limit(several ? 1 : KnownValues.MOST)
            .map(row -> source.value(field, row))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
  }

  private boolean isLinked(Parameter parameter) {
    return tool.effect().changes()
        && !parameter.is(tool.key())
        && !parameter.fields().isEmpty()
        && source.fills(parameter.fields().get(0));
  }

  /** Returns whether a field that has to be unique already holds this row's value. */
  private boolean isTaken(Frame row, Table own) {
    for (Field field : own.entity().fields().values()) {
      JsonNode value = field.unique() ? source.value(field, row) : null;
      if (value != null && own.findBy(field.name(), value) != null) {
        return true;
      }
    }
    return false;
  }
}
