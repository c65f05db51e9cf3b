package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates, changes or removes a row, and sets fields of others with it. */
@SuppressWarnings(
    "ReferenceEquality") // rows, fields and parameters are themselves, whatever they hold
final class Change {
  private final Tool tool;
  private final Frame frame;
  private final Entity entity;
  private final Table table;

  private record Write(ObjectNode row, Field field, JsonNode value) {
    boolean sets(Field other) {
      return field.name().equals(other.name());
    }

    void store() {
      row.set(field.name(), value);
    }
  }

  Change(Tool tool, Frame frame) {
    this.tool = tool;
    this.frame = frame;
    this.entity = tool.requiredEntity();
    this.table = frame.table(entity.name());
  }

  JsonNode create() throws CallFailure {
    if (table.isFull()) {
      throw new CallFailure("limit_reached", "No more " + words(entity.plural()) + " can be made.");
    }
    ObjectNode row = table.draft();
    frame.bind(entity.name(), row);
    List<Write> writes = writes();
    writes.addAll(made(row, writes));
    checkComplete(writes);
    writes.forEach(Write::store);
    table.add(row);
    return Rows.view(row, tool.returns());
  }

  /** Makes what has a form and was not set, such as a tracking number. */
  private List<Write> made(ObjectNode row, List<Write> writes) {
    List<Write> made = new ArrayList<>();
    for (Field field : entity.fields().values()) {
      String format = entity.creationFormat(field);
      if (format != null && writes.stream().noneMatch(each -> each.sets(field))) {
        made.add(new Write(row, field, table.code(field, format)));
      }
    }
    return made;
  }

  JsonNode update(ObjectNode row) throws CallFailure {
    List<Write> writes = writes();
    if (writes.isEmpty()) {
      throw new CallFailure("nothing_to_update", "No field to update was given.");
    }
    writes.forEach(Write::store);
    return Rows.view(row, tool.returns());
  }

  JsonNode delete(ObjectNode row) throws CallFailure {
    String id = id(row);
    checkUnused(id);
    writes().forEach(Write::store);
    table.remove(id);
    return Json.object().put(entity.idField(), id).put(ToolSchemas.DELETED, true);
  }

  /** Works out everything that is to be set; an argument that was left out sets nothing. */
  private List<Write> writes() throws CallFailure {
    List<Write> writes = new ArrayList<>();
    for (Tool.Assignment assignment : tool.assignments()) {
      Object value = assignment.value().value(frame);
      ObjectNode row = assignment.target().changeableRow(frame);
      if (value != null && row != null) {
        writes.add(write(row, assignment.target().field(), value));
      }
    }
    return writes;
  }

  private Write write(ObjectNode row, Field field, Object value) throws CallFailure {
    if (value instanceof BigDecimal number && !Decimals.withinLimit(number)) {
      String message = "The " + words(field.name()) + " would be out of range.";
      throw new CallFailure("out_of_range", message);
    }
    JsonNode node = Values.node(value, field.type());
    if (!field.values().isEmpty() && !field.values().contains(node.asText())) {
      String message =
          words(field.name()) + " cannot be " + Problems.shortened(node.asText()) + ".";
      throw new CallFailure("invalid_value", message);
    }
    ObjectNode other = field.unique() ? table.findBy(field.name(), node) : null;
    if (other != null && !id(other).equals(id(row))) {
      String what = words(entity.name()) + " with the " + words(field.name());
      throw new CallFailure(
          "already_exists",
          "A " + what + " " + Problems.shortened(node.asText()) + " already exists.");
    }
    return new Write(row, field, node);
  }

  private void checkComplete(List<Write> writes) throws CallFailure {
    for (Field field : entity.fields().values()) {
      if (!field.isId()
          && !field.optional()
          && writes.stream().noneMatch(each -> each.sets(field))) {
        throw new CallFailure(
            "not_computable", "The " + words(field.name()) + " cannot be worked out.");
      }
    }
  }

  /** Returns whether another row refers to this one, so that it cannot be removed. */
  boolean isUsed(ObjectNode row) {
    return user(id(row)) != null;
  }

  private void checkUnused(String id) throws CallFailure {
    String user = user(id);
    if (user != null) {
      throw new CallFailure(
          entity.name() + "_in_use",
          "The " + words(entity.name()) + " is still used by " + user + ".");
    }
  }

  /** Returns a row that refers to the row with this id, in words, or null if there is none. */
  private @Nullable String user(String id) {
    for (Table other : frame.tables().values()) {
      for (Field field : other.entity().fields().values()) {
        ObjectNode user = entity.name().equals(field.ref()) ? firstWith(other, field, id) : null;
        if (user != null) {
          Entity kind = other.entity();
          return words(kind.name()) + " " + user.path(kind.idField()).asText();
        }
      }
    }
    return null;
  }

  private static @Nullable ObjectNode firstWith(Table table, Field field, String id) {
    for (ObjectNode row : table.rows()) {
      if (id.equals(row.path(field.name()).textValue())) {
        return row;
      }
    }
    return null;
  }

  private String id(ObjectNode row) {
    return row.path(entity.idField()).textValue();
  }

  private static String words(String identifier) {
    return identifier.replace('_', ' ');
  }
}
