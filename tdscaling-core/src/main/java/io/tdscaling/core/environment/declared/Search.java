package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the rows that match all arguments given. */
final class Search {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Tool tool;
  private final Frame frame;

  Search(Tool tool, Frame frame) {
    this.tool = tool;
    this.frame = frame;
  }

  JsonNode run() {
    Entity entity = tool.requiredEntity();
    List<ObjectNode> matching = new ArrayList<>();
    for (ObjectNode row : frame.table(entity.name()).rows()) {
      if (matches(row)) {
        matching.add(row);
      }
    }
    sort(matching);
    ObjectNode result = Json.object();
    ArrayNode listed = result.putArray(entity.plural());
    int limit = limit();
    matching.stream().limit(limit).forEach(row -> listed.add(Rows.view(row, tool.returns())));
    return result.put(ToolSchemas.TOTAL, matching.size());
  }

  private int limit() {
    for (Parameter parameter : tool.parameters().values()) {
      JsonNode given = frame.argument(parameter.name());
      if (parameter.match() == Parameter.Match.LIMIT && given != null) {
        return given.intValue();
      }
    }
    return tool.listing().limit();
  }

  private boolean matches(ObjectNode row) {
    for (Map.Entry<String, Parameter> entry : tool.parameters().entrySet()) {
      JsonNode argument = frame.argument(entry.getKey());
      if (argument != null && !matches(row, entry.getValue(), argument)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(ObjectNode row, Parameter parameter, JsonNode argument) {
    return switch (parameter.match()) {
      case LIMIT -> true;
      case CONTAINS -> contains(row, parameter.fields(), argument.textValue());
      case EQUALS -> compares(row, parameter, argument, Condition.Operator.EQUAL);
      case MIN -> compares(row, parameter, argument, Condition.Operator.GREATER_OR_EQUAL);
      case MAX -> compares(row, parameter, argument, Condition.Operator.LESS_OR_EQUAL);
    };
  }

  private static boolean compares(
      ObjectNode row, Parameter parameter, JsonNode argument, Condition.Operator operator) {
    Kind kind = parameter.type().kind();
    Object actual = Values.of(row.get(parameter.fields().get(0).name()), kind);
    Object wanted = Values.of(argument, kind);
    return actual != null && wanted != null && operator.holds(Values.compare(actual, wanted, kind));
  }

  /** Returns whether each word of the text occurs in one of the fields. */
  private static boolean contains(ObjectNode row, List<Field> fields, String text) {
    StringBuilder all = new StringBuilder();
    fields.forEach(field -> all.append(row.path(field.name()).asText()).append('\n'));
    String searched = all.toString().toLowerCase(Locale.ROOT);
    for (String word : SPACE.split(text.strip().toLowerCase(Locale.ROOT), -1)) {
      if (!searched.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private void sort(List<ObjectNode> rows) {
    Field field = tool.listing().sort();
    if (field != null) {
      rows.sort((a, b) -> compare(a, b, field));
    }
  }

  /** Rows without the field come last. */
  private int compare(ObjectNode a, ObjectNode b, Field field) {
    Object left = Values.of(a.get(field.name()), field.type().kind());
    Object right = Values.of(b.get(field.name()), field.type().kind());
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    int order = Values.compare(left, right, field.type().kind());
    return tool.listing().descending() ? -order : order;
  }
}
