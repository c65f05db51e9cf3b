package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.random.SeededRandom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rows of one entity, in the order in which they were made. */
final class Table {
  /**
   * The most rows a table takes, so that untrusted calls cannot fill the memory or use up the ids.
   */
  static final int MOST_ROWS = 2_000;

  private final Entity entity;
  private final long seed;
  private final @Nullable Table origin;

  /** The map of the table that this one is a copy of until one of the two has to differ. */
  private Map<String, ObjectNode> rows;

  /** Rows as canonical JSON, by id; only of a table that others are copies of. */
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  private int created;

  Table(Entity entity, long seed) {
    this(entity, seed, null, new LinkedHashMap<>());
  }

  private Table(Entity entity, long seed, @Nullable Table origin, Map<String, ObjectNode> rows) {
    this.entity = entity;
    this.seed = seed;
    this.origin = origin;
    this.rows = rows;
  }

  /**
   * Returns a table with the same rows, which are copied only when they are to be changed; this one
   * must not be changed any more.
   */
  Table copy() {
    Table copy = new Table(entity, seed, this, rows);
    copy.created = created;
    return copy;
  }

  /** Returns a row of this table that can be changed: itself or, if it is shared, a copy. */
  @SuppressWarnings("ReferenceEquality")
  ObjectNode changeable(ObjectNode row) {
    String id = row.path(entity.idField()).textValue();
    if (origin == null || origin.rows.get(id) != row) {
      return row;
    }
    ObjectNode copy = row.deepCopy();
    ownRows().put(id, copy);
    return copy;
  }

  private Map<String, ObjectNode> ownRows() {
    if (sharesRows()) {
      rows = new LinkedHashMap<>(rows);
    }
    return rows;
  }

  @SuppressWarnings("ReferenceEquality")
  private boolean sharesRows() {
    return origin != null && origin.rows == rows;
  }

  Entity entity() {
    return entity;
  }

  Collection<ObjectNode> rows() {
    return rows.values();
  }

  @Nullable ObjectNode find(String id) {
    return rows.get(id);
  }

  boolean isFull() {
    return rows.size() >= MOST_ROWS;
  }

  /** Returns a row with a new id that is not in the table yet. */
  ObjectNode draft() {
    SeededRandom random = SeededRandom.of(seed, created, "id");
    String id = Ids.fill(entity.idFormat(), random);
    while (rows.containsKey(id)) {
      id = Ids.fill(entity.idFormat(), random);
    }
    return Json.object().put(entity.idField(), id);
  }

  /** Returns a text of this form that no row has in the field if it is unique. */
  JsonNode code(Field field, String format) {
    SeededRandom random = SeededRandom.of(seed, created, "code/" + field.name());
    JsonNode code = TextNode.valueOf(Ids.fill(format, random));
    while (field.unique() && findBy(field.name(), code) != null) {
      code = TextNode.valueOf(Ids.fill(format, random));
    }
    return code;
  }

  void add(ObjectNode draft) {
    ownRows().put(draft.path(entity.idField()).textValue(), draft);
    created++;
  }

  void remove(String id) {
    ownRows().remove(id);
  }

  /** Returns the first row whose field has this value, or null if none has. */
  @Nullable ObjectNode findBy(String field, JsonNode value) {
    if (field.equals(entity.idField())) {
      return find(value.asText());
    }
    for (ObjectNode row : rows.values()) {
      if (value.equals(row.get(field))) {
        return row;
      }
    }
    return null;
  }

  /** Returns the rows by their ids, as canonical JSON, if they are not those it began with. */
  Optional<String> changed() {
    return origin != null && isLike(origin) ? Optional.empty() : Optional.of(written());
  }

  private String written() {
    SortedMap<String, String> texts = new TreeMap<>();
    rows.forEach((id, row) -> texts.put(id, text(id, row)));
    return Json.objectOf(texts);
  }

  /** Most rows are those of the beginning, which many environments share: they are written once. */
  @SuppressWarnings("ReferenceEquality")
  private String text(String id, ObjectNode row) {
    return origin == null || origin.rows.get(id) != row
        ? Json.canonical(row)
        : origin.texts.computeIfAbsent(id, key -> Json.canonical(row));
  }

  @SuppressWarnings("ReferenceEquality") // a row that was not changed is the very same
  private boolean isLike(Table other) {
    if (sharesRows()) {
      return true;
    }
    if (rows.size() != other.rows.size()) {
      return false;
    }
    for (Map.Entry<String, ObjectNode> row : rows.entrySet()) {
      ObjectNode same = other.rows.get(row.getKey());
      if (same == null || (same != row.getValue() && !holdsTheSame(row.getValue(), same))) {
        return false;
      }
    }
    return true;
  }

  /** Values that were not set anew are the very same. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean holdsTheSame(ObjectNode row, ObjectNode other) {
    if (row.size() != other.size()) {
      return false;
    }
    for (Map.Entry<String, JsonNode> member : row.properties()) {
      if (other.get(member.getKey()) != member.getValue()) {
        return false;
      }
    }
    return true;
  }
}
