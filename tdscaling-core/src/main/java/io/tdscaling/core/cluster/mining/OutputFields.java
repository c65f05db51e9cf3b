package io.tdscaling.core.cluster.mining;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scalar fields an output schema describes, each with the thing whose field it is. */
final class OutputFields {
  private static final int MAX_DEPTH = 6;
  private static final int MAX_FIELDS = 200;

  /** Members that wrap what is returned and are no things themselves. */
  private static final Set<String> WRAPPERS =
      Nouns.set(
          "data result response item output content payload record entry node edge value body hit"
              + " row match object list page element structured content structure attribute field"
              + " property return answer info detail information details metadata summary");

  private final JsonNode root;
  private final List<Field> fields = new ArrayList<>();

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
      if (fields.size() >= MAX_FIELDS) {
        return;
      }
      String name = property.getKey();
      Shape inner = Shape.of(root, property.getValue());
      if (inner.schema().has("properties")) {
        collect(inner.schema(), within(name, owner), depth + 1);
      } else if (!inner.type().equals("boolean") && !inner.type().equals("object")) {
        // The strings of a list called "channels" are channels.
        String thing = inner.array() ? within(name, owner).thing() : owner.thing();
        fields.add(new Field(name, owner.path() + name, thing, inner));
      }
    }
  }

  private static Owner within(String member, Owner owner) {
    String phrase = Nouns.phrase(member);
    return WRAPPERS.contains(phrase) || Names.isPlain(phrase)
        ? owner
        : new Owner(phrase, member + ".");
  }
}
