package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the entities of a service. An entity may refer only to those before it. */
final class EntityReader {
  private static final int MOST_ROWS = 200;
  private static final Pattern ID_FORMAT = Pattern.compile("[A-Za-z0-9#?_-]{3,40}");

  private final Map<String, Entity> entities = new LinkedHashMap<>();
  private final Map<String, Map<String, Field>> fields = new LinkedHashMap<>();

  private EntityReader() {}

  static Map<String, Entity> readAll(Members service) {
    EntityReader reader = new EntityReader();
    service
        .entries("entities")
        .forEach(
            (name, node) -> {
              String pointer = service.pointer() + "/entities/" + name;
              if (!ServiceReader.NAME.matcher(name).matches()) {
                service
                    .problems()
                    .add(pointer, "an entity's name must match " + ServiceReader.NAME);
              }
              reader.read(name, Members.of(node, pointer, service.problems()));
            });
    return Collections.unmodifiableMap(reader.entities);
  }

  private void read(String name, Members members) {
    String plural = members.text("plural", Words.plural(name));
    String idFormat = idFormat(members);
    boolean perPerson = members.flag("people");
    List<JsonNode> rows = rows(members);
    int[] count = count(members, perPerson, rows.size());
    Map<String, Field> own = fields(name, members);
    GivenRows.check(members, rows, own);
    Link link = Link.read(members);
    Map<String, Seed> seeds = seeds(name, members, rows, link != null);
    members.done();
    entities.put(
        name,
        new Entity(name, plural, idFormat, count[0], count[1], perPerson, rows, own, seeds, link));
  }

  private static String idFormat(Members members) {
    String format = members.text("id", ID_FORMAT);
    if (ID_FORMAT.matcher(format).matches()
        && (format.chars().filter(c -> c == '#' || c == '?').count() < 4
            || format.indexOf('#') < 0)) {
      members.problem("id", "must have four or more of # and ?, a # among them");
    }
    return format;
  }

  private static int[] count(Members members, boolean perPerson, int rows) {
    if (!members.has("count") && rows > 0) {
      return new int[] {rows, rows};
    }
    int most = perPerson ? People.COUNT : MOST_ROWS;
    return members.span("count", 0, rows > 0 ? rows : most);
  }

  private static List<JsonNode> rows(Members members) {
    List<JsonNode> rows = members.elements("rows");
    if (!rows.stream().allMatch(JsonNode::isObject)) {
      members.problem("rows", "must hold only objects");
      return List.of();
    }
    return List.copyOf(rows);
  }

  private Map<String, Field> fields(String entity, Members members) {
    Map<String, Field> own = new LinkedHashMap<>();
    Field id = Field.id(entity);
    own.put(id.name(), id);
    fields.put(entity, own);
    if (!members.has("fields")) {
      members.problems().add(members.pointer(), "lacks \"fields\"");
    }
    members
        .entries("fields")
        .forEach(
            (name, node) -> {
              String pointer = members.pointer("fields") + "/" + name;
              if (!ServiceReader.NAME.matcher(name).matches() || own.containsKey(name)) {
                members
                    .problems()
                    .add(pointer, "a field's name must be new and match " + ServiceReader.NAME);
              }
              own.putIfAbsent(name, field(name, Members.of(node, pointer, members.problems())));
            });
    return own;
  }

  private Field field(String name, Members members) {
    String description = members.text("description");
    List<String> values = members.texts("enum");
    String ref = members.text("ref", "");
    if (!ref.isEmpty() && !entities.containsKey(ref)) {
      members.problem("ref", "must be an entity declared before this one");
    }
    FieldType type = type(members, FieldType.STRING);
    boolean unique = members.flag("unique");
    boolean optional = members.flag("optional");
    members.get("seed");
    members.done();
    return new Field(
        name, type, values, ref.isEmpty() ? null : ref, unique, optional, description, false);
  }

  static FieldType type(Members members, FieldType fallback) {
    String label = members.text("type", fallback.label());
    return FieldType.of(label)
        .orElseGet(
            () -> {
              List<String> known = new ArrayList<>();
              for (FieldType type : FieldType.values()) {
                known.add(type.label());
              }
              members.problem("type", "must be one of " + known);
              return fallback;
            });
  }

  private Map<String, Seed> seeds(
      String entity, Members members, List<JsonNode> rows, boolean linked) {
    Map<String, Field> own = fields.getOrDefault(entity, Map.of());
    Map<String, Field> before = new LinkedHashMap<>();
    Map<String, Map<String, Field>> reach = new LinkedHashMap<>(fields);
    reach.put(entity, before);
    Scope scope = new Scope(reach, entity);
    scope.row(entity, entity);
    Map<String, Seed> seeds = new LinkedHashMap<>();
    SeedReader reader = new SeedReader(scope, rows, linked);
    members
        .entries("fields")
        .forEach(
            (name, node) -> {
              Field field = own.get(name);
              String pointer = members.pointer("fields") + "/" + name;
              if (field != null && node.isObject()) {
                if (field.ref() != null) {
                  // A condition on which row to refer to follows the reference itself.
                  before.put(name, field);
                }
                reader
                    .read(field, Members.of(node, pointer, members.problems()))
                    .ifPresent(seed -> seeds.put(name, seed));
                before.put(name, field);
              }
            });
    return seeds;
  }
}
