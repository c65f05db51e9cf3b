package io.tdscaling.core.cluster.mining;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.schema.Shape;
import io.tdscaling.core.semantics.WrapperNames;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scalar fields an output schema describes, each with the thing whose field it is. */
final class OutputFields {
  private static final int MAX_DEPTH = 6;
  private static final int MAX_FIELDS = 200;
  private static final int MAX_LOOKED_AT = 5_000;

  private final JsonNode root;
  private final List<Field> fields = new ArrayList<>();

  /** What is referred to on the way to what is read now. */
  private final Set<String> within = new HashSet<>();

  private int looked;

  /**
   * A field.
   *
   * @param name its name
   * @param path the name, after that of the member whose field it is where that is a thing
   * @param owner the thing it is a field of
   * @param shape what values it has
   */
  record Field(String name, String path, String owner, Shape shape) {}

  private record Owner(String thing, String path) {}

  private OutputFields(JsonNode root) {
    this.root = root;
  }

  /**
   * Returns the fields in document order.
   *
   * @param schema the output schema
   * @param own the thing that the whole is about
   */
  static List<Field> of(JsonNode schema, String own) {
    OutputFields reader = new OutputFields(schema);
    reader.collect(schema, new Owner(own, ""), 0);
    return reader.fields;
  }

  private void collect(JsonNode schema, Owner owner, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    Shape shape = Shape.of(root, schema);
    for (Map.Entry<String, JsonNode> property : shape.schema().path("properties").properties()) {
      if (fields.size() >= MAX_FIELDS || looked++ >= MAX_LOOKED_AT) {
        return;
      }
      if (!Words.split(property.getKey()).isEmpty()) {
        collect(property.getKey(), property.getValue(), owner, depth);
      }
    }
  }

  private void collect(String name, JsonNode schema, Owner owner, int depth) {
    Shape inner = Shape.of(root, schema);
    if (inner.schema().has("properties")) {
      collectMembers(name, schema, inner, owner, depth);
    } else if (!inner.type().equals("boolean") && !inner.type().equals("object")) {
      // The strings of a list called "channels" are channels.
      String thing = inner.array() ? within(name, owner).thing() : owner.thing();
      fields.add(new Field(name, owner.path() + name, thing, inner));
    }
  }

  /** What a schema holds of its own kind has the fields it has itself. */
  private void collectMembers(String name, JsonNode schema, Shape inner, Owner owner, int depth) {
    String target = schema.path("$ref").asText(schema.path("items").path("$ref").asText());
    if (target.isEmpty()) {
      collect(inner.schema(), within(name, owner), depth + 1);
    } else if (within.add(target)) {
      collect(inner.schema(), within(name, owner), depth + 1);
      within.remove(target);
    }
  }

  private static Owner within(String member, Owner owner) {
    String phrase = Nouns.phrase(member);
    return WrapperNames.ALL.contains(phrase) || Names.isPlain(phrase)
        ? owner
        : new Owner(phrase, member + ".");
  }
}
