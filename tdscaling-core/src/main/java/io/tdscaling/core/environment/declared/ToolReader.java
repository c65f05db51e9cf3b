package io.tdscaling.core.environment.declared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one tool. */
final class ToolReader {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{0,63}");
  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST_LISTED = 50;

  private final String name;
  private final Members members;
  private final Map<String, Entity> entities;

  ToolReader(String name, Members members, Map<String, Entity> entities) {
    this.name = name;
    this.members = members;
    this.entities = entities;
  }

  /** Reads the tool; empty where its effect is unknown, for then nothing else can be judged. */
  Optional<Tool> read() {
    String description = members.text("description");
    Optional<Effect> effect = Effect.of(members.text("effect"));
    if (effect.isEmpty() && members.has("effect")) {
      members.problem("effect", "must be one of " + List.of(Effect.values()));
    }
    return effect.map(known -> read(description, known));
  }

  private Tool read(String description, Effect effect) {
    Entity entity = entity(effect);
    Map<String, Parameter> parameters = parameters(effect, entity);
    Parameter key = key(effect, entity, parameters);
    Scope scope = scope(entity, key, parameters);
    List<Tool.Requirement> requirements = requirements(scope);
    List<Tool.Assignment> assignments =
        effect.changes()
            ? new AssignmentReader(members, entity, key, parameters, scope).read(effect)
            : List.of();
    Map<String, Expression> outputs = effect == Effect.COMPUTE ? outputs(scope) : Map.of();
    List<Field> returns = returns(effect, entity);
    Tool.Listing listing = listing(effect, entity);
    members.done();
    return new Tool(
        name,
        description,
        effect,
        entity,
        key,
        parameters,
        requirements,
        assignments,
        outputs,
        returns,
        listing);
  }

  private @Nullable Entity entity(Effect effect) {
    if (!members.has("entity")) {
      if (effect != Effect.COMPUTE) {
        members.problems().add(members.pointer(), "lacks \"entity\"");
      }
      return null;
    }
    Entity entity = entities.get(members.text("entity"));
    if (entity == null) {
      members.problem("entity", "must be an entity of this service");
    }
    return entity;
  }

  private Map<String, Parameter> parameters(Effect effect, @Nullable Entity entity) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    members
        .entries("parameters")
        .forEach(
            (each, node) -> {
              String pointer = members.pointer("parameters") + "/" + each;
              if (!ServiceReader.NAME.matcher(each).matches()) {
                members
                    .problems()
                    .add(pointer, "a parameter's name must match " + ServiceReader.NAME);
              }
              Members parameter = Members.of(node, pointer, members.problems());
              boolean search = effect == Effect.SEARCH;
              parameters.put(
                  each, new ParameterReader(each, parameter, search, entity, entities).read());
            });
    return Collections.unmodifiableMap(parameters);
  }

  private @Nullable Parameter key(
      Effect effect, @Nullable Entity entity, Map<String, Parameter> parameters) {
    if (entity == null || (!effect.needsKey() && effect != Effect.COMPUTE)) {
      return null;
    }
    String keyName = members.text("key", entity.idField());
    Parameter key = parameters.get(keyName);
    if (key == null || key.optional()) {
      members.problem("key", "needs a required parameter \"" + keyName + "\"");
      return null;
    }
    boolean unique = !key.fields().isEmpty() && key.fields().get(0).unique();
    if (!unique) {
      members.problem("key", "needs a parameter about a unique field of the entity");
    }
    return key;
  }

  private Scope scope(
      @Nullable Entity entity, @Nullable Parameter key, Map<String, Parameter> parameters) {
    Map<String, Map<String, Field>> fields = new LinkedHashMap<>();
    entities.forEach((each, value) -> fields.put(each, value.fields()));
    Scope scope = new Scope(fields, entity == null ? null : entity.name());
    for (Parameter parameter : parameters.values()) {
      scope.argument(parameter.name(), parameter.type().kind());
      if (parameter.ref() != null) {
        scope.row(parameter.alias(), parameter.ref());
      }
    }
    if (entity != null && key != null) {
      scope.row(entity.name(), entity.name());
    }
    return scope;
  }

  private List<Tool.Requirement> requirements(Scope scope) {
    List<Tool.Requirement> requirements = new ArrayList<>();
    int index = 0;
    for (var node : members.elements("require")) {
      String pointer = members.pointer("require") + "/" + index++;
      Members each = Members.of(node, pointer, members.problems());
      String condition = each.text("if");
      String code = each.text("else", CODE);
      String message = each.text("message");
      each.done();
      try {
        requirements.add(
            new Tool.Requirement(
                ExpressionParser.condition(condition, scope),
                code,
                Template.parse(message, scope)));
      } catch (ExpressionException e) {
        members.problems().add(pointer, e.getMessage() + ", in \"" + condition + "\"");
      }
    }
    return List.copyOf(requirements);
  }

  private Map<String, Expression> outputs(Scope scope) {
    if (!members.has("outputs")) {
      members.problems().add(members.pointer(), "lacks \"outputs\"");
    }
    Map<String, Expression> outputs = new LinkedHashMap<>();
    Members given = members.has("outputs") ? members.child("outputs") : members;
    for (String output : members.entries("outputs").keySet()) {
      try {
        Expression expression = ExpressionParser.expression(given.text(output), scope);
        outputs.put(output, expression);
        scope.output(output, expression.kind());
      } catch (ExpressionException e) {
        given.problem(output, e.getMessage() + "");
      }
    }
    return Collections.unmodifiableMap(outputs);
  }

  private List<Field> returns(Effect effect, @Nullable Entity entity) {
    if (entity == null || effect == Effect.COMPUTE || effect == Effect.DELETE) {
      return List.of();
    }
    if (!members.has("returns")) {
      return List.copyOf(entity.fields().values());
    }
    List<Field> fields = new ArrayList<>();
    for (String each : members.texts("returns")) {
      Field field = entity.field(each);
      if (field == null) {
        members.problem("returns", "must hold only fields of the tool's entity");
        return fields;
      }
      fields.add(field);
    }
    return List.copyOf(fields);
  }

  private Tool.Listing listing(Effect effect, @Nullable Entity entity) {
    if (effect != Effect.SEARCH || entity == null) {
      return new Tool.Listing(null, false, DEFAULT_LIMIT);
    }
    String sort = members.text("sort", "");
    boolean descending = sort.startsWith("-");
    Field field = sort.isEmpty() ? null : entity.field(descending ? sort.substring(1) : sort);
    if (field == null && !sort.isEmpty()) {
      members.problem("sort", "must be a field of the tool's entity, or one after a minus");
    }
    int limit = members.integer("limit", DEFAULT_LIMIT, 1, MOST_LISTED);
    return new Tool.Listing(field, descending, limit);
  }
}
