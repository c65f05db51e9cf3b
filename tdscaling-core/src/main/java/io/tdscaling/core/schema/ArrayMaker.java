package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;

/** Makes lists: usually one to three items, each about another person or place. */
final class ArrayMaker {
  private static final int USUAL = 3;
  private static final int MAX_ITEMS = 100;
  private static final int TRIES = 5;

  private final ValueMaker values;

  ArrayMaker(ValueMaker values) {
    this.values = values;
  }

  JsonNode make(ObjectNode flat, Field field, Draw draw, int depth) throws Unsatisfiable {
    int count = count(flat, draw);
    boolean unique = flat.path("uniqueItems").asBoolean();
    ArrayNode items = Json.array();
    int variant = draw.scene().variant();
    for (int tries = 0; items.size() < count && tries < count * TRIES; tries++) {
      JsonNode item = values.make(itemSchema(flat, items.size()), field.item(), draw, depth + 1);
      if (!contains(items, item) || (!unique && tries >= count)) {
        items.add(item);
      }
      draw.scene().nextVariant();
    }
    draw.scene().backTo(variant);
    return items;
  }

  private static int count(ObjectNode flat, Draw draw) throws Unsatisfiable {
    long least = flat.path("minItems").asLong(0);
    long most = flat.path("maxItems").asLong(Long.MAX_VALUE);
    int fixed = flat.path("prefixItems").size();
    if (flat.path("items").isArray()) {
      fixed = flat.path("items").size();
    }
    if (least > MAX_ITEMS || least > most) {
      throw new Unsatisfiable("minItems " + least);
    }
    if (fixed > 0) {
      return (int) Math.min(Math.max(fixed, least), Math.min(most, MAX_ITEMS));
    }
    int low = (int) Math.max(least, Math.min(1, most));
    int high = (int) Math.min(most, Math.max(low, draw.plain() ? low : USUAL));
    return draw.random().between(low, high);
  }

  private static JsonNode itemSchema(ObjectNode flat, int index) {
    JsonNode items = flat.path("items");
    JsonNode fixed = items.isArray() ? items : flat.path("prefixItems");
    if (index < fixed.size()) {
      return fixed.get(index);
    }
    if (items.isArray()) {
      return flat.path("additionalItems");
    }
    return items.isMissingNode() && flat.has("contains") ? flat.get("contains") : items;
  }

  private static boolean contains(ArrayNode items, JsonNode wanted) {
    for (JsonNode item : items) {
      if (item.equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
