package io.tdscaling.sandbox.family.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.code.DataTable;
import io.tdscaling.sandbox.family.Draw;
import java.util.ArrayList;
import java.util.List;

/** Records as no friendly tool would return them. */
final class OddTables {
  private static final List<String> NAMES =
      List.of(
          "class",
          "list",
          "värde",
          "a b",
          "it's",
          "say \"x\"",
          "",
          "{0}",
          "<<rows>>",
          "row",
          "print",
          "totals",
          "x\ny",
          "1st",
          "%s",
          "$1",
          "Amount",
          "created_at",
          "e-mail",
          "kind");

  private OddTables() {}

  /** Returns records with drawn names and kinds of fields, now and then without a value. */
  static DataTable draw(Draw draw) {
    List<String> names = draw.some(6, NAMES);
    List<Integer> kinds = draw.shuffled(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)).subList(0, 6);
    List<JsonNode> rows = new ArrayList<>();
    int count = draw.number(4, 24);
    for (int i = 0; i < count; i++) {
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      for (int field = 0; field < names.size(); field++) {
        if (draw.chance(0.93)) {
          row.set(names.get(field), value(kinds.get(field), i, draw));
        } else if (draw.chance(0.5)) {
          row.putNull(names.get(field));
        }
      }
      rows.add(row);
    }
    return new DataTable(draw.one("orders", "class", "list", "news", "row", "open_items"), rows);
  }

  private static JsonNode value(int kind, int i, Draw draw) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (kind) {
      case 0 -> json.numberNode(draw.number(-40, 400) / 4.0);
      case 1 -> json.numberNode(draw.number(1, 9));
      case 2 -> json.textNode(draw.one("it's", "say \"x\"", "a, b", "back\\slash", "日本"));
      case 3 -> json.textNode("2024-0" + draw.number(1, 9) + "-1" + draw.number(0, 9));
      case 4 ->
          json.textNode("2024-02-1" + draw.number(0, 9) + "T0" + draw.number(0, 9) + ":15:00Z");
      case 5 -> json.booleanNode(draw.chance(0.5));
      case 6 -> json.textNode(draw.number(1, 99) + ".50");
      case 7 -> json.textNode("Name " + i + draw.one("", "'s", ", Jr.", " \\ \"q\" %s"));
      case 8 -> json.textNode("user" + i + "@" + draw.one("A.example", "b.example"));
      default ->
          draw.one(
              json.numberNode(Double.NaN),
              json.arrayNode().add(1),
              json.textNode("two\nlines"),
              json.numberNode(1e300),
              json.objectNode().put("inner", 5));
    };
  }
}
