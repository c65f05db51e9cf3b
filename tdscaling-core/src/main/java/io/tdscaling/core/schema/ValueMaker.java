package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a value for any schema; knows which maker to ask. */
final class ValueMaker {
  private static final int MAX_DEPTH = 12;
  private static final double DEFAULT_SHARE = 0.25;
  private static final double EXAMPLE_SHARE = 0.6;

  private final StringMaker strings;
  private final NumberMaker numbers;
  private final ArrayMaker arrays;
  private final ObjectMaker objects;

  ValueMaker(Vocabulary vocabulary) {
    Texts texts = new Texts(vocabulary);
    FieldReadings readings = new FieldReadings();
    this.strings = new StringMaker(readings, texts);
    this.numbers = new NumberMaker(readings);
    this.arrays = new ArrayMaker(this);
    this.objects = new ObjectMaker(this);
  }

  ObjectMaker objects() {
    return objects;
  }

  JsonNode make(JsonNode schema, Field field, Draw draw, int depth) throws Unsatisfiable {
    draw.countValue();
    if (depth > MAX_DEPTH) {
      throw new Unsatisfiable("nested more than " + MAX_DEPTH + " levels deep");
    }
    ObjectNode flat = Flattener.flatten(schema, draw);
    Field described = field.described(flat);
    if (flat.has("const")) {
      return flat.get("const");
    }
    if (flat.path("enum").isArray()) {
      return oneOf(flat.path("enum"), draw);
    }
    String type = Types.choose(flat, draw);
    Optional<JsonNode> given = draw.plain() ? Optional.empty() : given(flat, type, draw);
    return given.isPresent() ? given.get() : ofType(type, flat, described, draw, depth);
  }

  private JsonNode ofType(String type, ObjectNode flat, Field field, Draw draw, int depth)
      throws Unsatisfiable {
    return switch (type) {
      case "object" -> objects.make(flat, field, draw, depth);
      case "array" -> arrays.make(flat, field, draw, depth);
      case "integer", "number" -> numbers.make(flat, type.equals("integer"), field, draw);
      case "boolean" -> BooleanNode.valueOf(draw.random().chance(0.5));
      case "null" -> NullNode.instance;
      default -> strings.make(flat, field, draw);
    };
  }

  /** Returns what the schema itself proposes, some of the time. */
  private static Optional<JsonNode> given(ObjectNode flat, String type, Draw draw) {
    List<JsonNode> examples = new ArrayList<>();
    flat.path("examples").forEach(examples::add);
    if (flat.has("example")) {
      examples.add(flat.get("example"));
    }
    examples.removeIf(example -> !isTelling(example, type));
    boolean useExample = draw.random().chance(EXAMPLE_SHARE);
    boolean useDefault = draw.random().chance(DEFAULT_SHARE);
    if (useExample && !examples.isEmpty()) {
      return Optional.of(draw.random().pick(examples));
    }
    JsonNode fallback = flat.path("default");
    return useDefault && isTelling(fallback, type) ? Optional.of(fallback) : Optional.empty();
  }

  private static boolean isTelling(JsonNode value, String type) {
    boolean empty = value.isContainerNode() ? value.isEmpty() : value.asText().isBlank();
    return Types.matches(value, type) && !(empty && !value.isNull());
  }

  private static JsonNode oneOf(JsonNode values, Draw draw) throws Unsatisfiable {
    if (values.isEmpty()) {
      throw new Unsatisfiable("an empty enumeration");
    }
    List<JsonNode> telling = new ArrayList<>();
    values.forEach(
        value -> {
          if (!value.isNull() && !(value.isTextual() && value.textValue().isBlank())) {
            telling.add(value);
          }
        });
    return telling.isEmpty() ? values.get(0) : draw.random().pick(telling);
  }
}
