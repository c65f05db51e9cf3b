package io.tdscaling.core.environment.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a tool sets: what it says under {@code set}, and arguments named like fields. */
@SuppressWarnings(
    "ReferenceEquality") // rows, fields and parameters are themselves, whatever they hold
final class AssignmentReader {
  private final Members members;
  private final @Nullable Entity entity;
  private final @Nullable Parameter key;
  private final Map<String, Parameter> parameters;
  private final Scope scope;
  private final Set<String> ownFields = new LinkedHashSet<>();

  AssignmentReader(
      Members members,
      @Nullable Entity entity,
      @Nullable Parameter key,
      Map<String, Parameter> parameters,
      Scope scope) {
    this.members = members;
    this.entity = entity;
    this.key = key;
    this.parameters = parameters;
    this.scope = scope;
  }

  List<Tool.Assignment> read(Effect effect) {
    Map<String, Expression> values = values();
    if (entity != null && effect.makesRow()) {
      // Only now: what a new row is made from must not refer to the row itself.
      scope.row(entity.name(), entity.name());
    }
    List<Tool.Assignment> assignments = new ArrayList<>();
    values.forEach((target, value) -> add(target, value, assignments));
    if (entity != null && effect != Effect.DELETE) {
      addArguments(entity, assignments);
    }
    if (entity != null && effect.makesRow()) {
      checkComplete(entity);
    }
    return List.copyOf(assignments);
  }

  private Map<String, Expression> values() {
    Map<String, Expression> values = new LinkedHashMap<>();
    Members given = members.has("set") ? members.child("set") : members;
    for (String target : members.entries("set").keySet()) {
      try {
        values.put(target, ExpressionParser.expression(given.text(target), scope));
      } catch (ExpressionException e) {
        given.problem(target, e.getMessage() + "");
        // It is set, if badly: do not report it as missing too.
        ownFields.add(target);
      }
    }
    return values;
  }

  private void add(String target, Expression value, List<Tool.Assignment> assignments) {
    String pointer = members.pointer("set") + "/" + target;
    try {
      FieldPath path = ExpressionParser.path(target, scope);
      check(pointer, path.field(), value);
      if (entity != null && path.hops().isEmpty() && path.alias().equals(entity.name())) {
        ownFields.add(path.field().name());
      }
      assignments.add(new Tool.Assignment(path, value));
    } catch (ExpressionException e) {
      members.problems().add(pointer, e.getMessage() + "");
    }
  }

  private void check(String pointer, Field field, Expression value) {
    if (value.kind() != field.type().kind()) {
      members.problems().add(pointer, "must be of the field's type " + field.type().label());
    }
    if (value instanceof Expression.Literal literal
        && !field.values().isEmpty()
        && !field.values().contains(literal.literal().toString())) {
      members
          .problems()
          .add(pointer, "must be one of " + field.values() + ", got " + literal.literal());
    }
    if (field.isId()) {
      members.problems().add(pointer, "an id cannot be set");
    }
  }

  private void addArguments(Entity own, List<Tool.Assignment> assignments) {
    for (Parameter parameter : parameters.values()) {
      Field field = parameter.fields().isEmpty() ? null : parameter.fields().get(0);
      boolean sets = field != null && !parameter.is(key) && !field.isId();
      if (field == null || !sets || !ownFields.add(field.name())) {
        continue;
      }
      Expression value = new Expression.Argument(parameter.name(), parameter.type().kind());
      check(members.pointer("parameters") + "/" + parameter.name(), field, value);
      assignments.add(new Tool.Assignment(new FieldPath(own.name(), List.of(), field), value));
    }
  }

  private void checkComplete(Entity own) {
    for (Field field : own.fields().values()) {
      boolean given = field.isId() || field.optional() || own.makesOnCreation(field);
      if (!given && !ownFields.contains(field.name())) {
        members.problems().add(members.pointer(), "never sets the field \"" + field.name() + "\"");
      }
    }
  }
}
