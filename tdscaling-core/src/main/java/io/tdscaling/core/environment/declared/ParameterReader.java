package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one parameter of a tool; what it leaves out it takes from the field that it is about. */
final class ParameterReader {
  private static final String ID_SUFFIX = "_id";
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
  private static final int MOST_LISTED = 50;

  private final String name;
  private final Members members;
  private final boolean search;
  private final @Nullable Entity entity;
  private final Map<String, Entity> entities;

  ParameterReader(
      String name,
      Members members,
      boolean search,
      @Nullable Entity entity,
      Map<String, Entity> entities) {
    this.name = name;
    this.members = members;
    this.search = search;
    this.entity = entity;
    this.entities = entities;
  }

  Parameter read() {
    Parameter.Match match = match();
    List<Field> fields = fields(match);
    String ref = ref(fields);
    Field about = fields.isEmpty() ? null : fields.get(0);
    FieldType type = type(match, about);
    List<String> values = members.texts("enum");
    if (values.isEmpty() && about != null && match == Parameter.Match.EQUALS) {
      values = about.values();
    }
    boolean optional = members.flag("optional", match == Parameter.Match.LIMIT);
    Parameter parameter =
        new Parameter(
            name,
            type,
            values,
            description(about, ref),
            optional,
            fallback(optional, type),
            bounds(match),
            ref,
            match,
            fields,
            suggestions(type));
    members.done();
    return parameter;
  }

  private Parameter.Match match() {
    if (!search) {
      return Parameter.Match.EQUALS;
    }
    String label = members.text("match", "equals");
    return Parameter.Match.of(label)
        .orElseGet(
            () -> {
              members.problem("match", "must be one of equals, contains, min, max, limit");
              return Parameter.Match.EQUALS;
            });
  }

  private List<Field> fields(Parameter.Match match) {
    List<String> names = new ArrayList<>(members.texts("of"));
    boolean given = !names.isEmpty();
    if (!given) {
      names.add(name);
    }
    List<Field> fields = new ArrayList<>();
    for (String each : names) {
      Field field = entity == null ? null : entity.field(each);
      if (field != null) {
        fields.add(field);
      } else if (given) {
        members.problem("of", "must hold only fields of the tool's entity");
        return fields;
      }
    }
    if (search && fields.isEmpty() && match != Parameter.Match.LIMIT) {
      members.problems().add(members.pointer(), "is no field of the entity and lacks \"of\"");
    }
    return fields;
  }

  private @Nullable String ref(List<Field> fields) {
    String given = members.text("ref", "");
    if (!given.isEmpty()) {
      if (!entities.containsKey(given)) {
        members.problem("ref", "must be an entity of this service");
      }
      return given;
    }
    if (!fields.isEmpty() && fields.get(0).ref() != null) {
      return fields.get(0).ref();
    }
    String named = name.endsWith(ID_SUFFIX) ? name.substring(0, name.length() - 3) : "";
    return entities.containsKey(named) ? named : null;
  }

  private FieldType type(Parameter.Match match, @Nullable Field about) {
    if (match == Parameter.Match.LIMIT) {
      return FieldType.INTEGER;
    }
    FieldType implied = about == null ? FieldType.STRING : about.type();
    boolean range = match == Parameter.Match.MIN || match == Parameter.Match.MAX;
    if (range && implied == FieldType.DATE_TIME) {
      implied = FieldType.DATE;
    }
    if (match == Parameter.Match.CONTAINS) {
      implied = FieldType.STRING;
    }
    return EntityReader.type(members, implied);
  }

  private String description(@Nullable Field about, @Nullable String ref) {
    if (members.has("description")) {
      return members.text("description");
    }
    if (about != null) {
      return about.description();
    }
    Entity target = ref == null ? null : entities.get(ref);
    if (target != null && name.equals(target.idField())) {
      return Field.id(target.name()).description();
    }
    members.problems().add(members.pointer(), "lacks \"description\"");
    return "";
  }

  private @Nullable JsonNode fallback(boolean optional, FieldType type) {
    JsonNode value = members.get("default");
    if (value == null) {
      return null;
    }
    if (!optional) {
      members.problem("default", "is for optional parameters only");
    }
    if (!type.fits(value)) {
      members.problem("default", "must be of the parameter's type " + type.label());
    }
    return value;
  }

  private Parameter.Bounds bounds(Parameter.Match match) {
    boolean limit = match == Parameter.Match.LIMIT;
    BigDecimal least = number("min", limit ? BigDecimal.ONE : BigDecimal.ZERO);
    BigDecimal most = number("max", limit ? BigDecimal.valueOf(MOST_LISTED) : MOST);
    if (least.compareTo(most) > 0 || !Decimals.withinLimit(least) || !Decimals.withinLimit(most)) {
      members.problem("max", "must not be less than min, and both be within " + Decimals.LIMIT);
    }
    return new Parameter.Bounds(least, most);
  }

  private BigDecimal number(String member, BigDecimal fallback) {
    JsonNode value = members.get(member);
    if (value != null && !value.isNumber()) {
      members.problem(member, "must be a number");
      return fallback;
    }
    return value == null ? fallback : Decimals.of(value);
  }

  private Parameter.Suggestions suggestions(FieldType type) {
    List<JsonNode> examples = members.elements("examples");
    if (!examples.stream().allMatch(type::fits)) {
      members.problem("examples", "must be of the parameter's type " + type.label());
    }
    List<Integer> days = List.of();
    if (members.has("days")) {
      int[] span = members.span("days", -1_000, 1_000);
      days = List.of(span[0], span[1]);
      if (type.kind() != Kind.DATE) {
        members.problem("days", "is for parameters of type date and date-time only");
      }
    }
    Person.Attribute person = members.has("person") ? SeedReader.attribute(members) : null;
    return new Parameter.Suggestions(List.copyOf(examples), days, person);
  }
}
