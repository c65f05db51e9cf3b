package io.tdscaling.core.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import io.tdscaling.core.caching.Caches;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.schema.Subschemas.Child;
import java.util.List;
import java.util.Optional;

/** Finds, inside compiled schemas, the parts that callers hold. */
final class SchemaParts {
  private static final int MAX_CACHED = 50_000;

  private final SchemaValidator validator;
  private final Cache<JsonNode, SchemaPart> parts = Caches.ofAtMost(MAX_CACHED).weakKeys().build();

  SchemaParts(SchemaValidator validator) {
    this.validator = validator;
  }

  /**
   * Returns what can be made values for.
   *
   * @throws IllegalArgumentException if one of the schemas has a defect
   */
  SchemaPart of(JsonNode root, JsonNode schema) {
    SchemaPart known = parts.getIfPresent(schema);
    if (known != null) {
      return known;
    }
    SchemaPart found =
        pointer(root, schema, JsonPointer.empty())
            .map(pointer -> at(root, pointer))
            .orElseGet(() -> validator.usable(standalone(root, schema)).whole());
    if (schema.isObject()) {
      // Booleans are shared between documents, so they are nobody's key.
      parts.put(schema, found);
    }
    return found;
  }

  private SchemaPart at(JsonNode root, JsonPointer pointer) {
    CompiledSchema compiled = validator.usable(root);
    return pointer.matches() ? compiled.whole() : compiled.part(pointer);
  }

  // Equal parts may stand in several places, and a name says what each is for: the one held counts.
  @SuppressWarnings("ReferenceEquality")
  private static Optional<JsonPointer> pointer(JsonNode in, JsonNode wanted, JsonPointer here) {
    if (in == wanted) {
      return Optional.of(here);
    }
    for (Child child : Subschemas.of(in)) {
      Optional<JsonPointer> found = pointer(child.schema(), wanted, here.append(child.path()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns a document for a schema that is not part of the root, but may use its definitions. */
  private static ObjectNode standalone(JsonNode root, JsonNode schema) {
    ObjectNode document = Json.object();
    for (String shared : List.of("$schema", "$defs", "definitions")) {
      if (root.has(shared)) {
        document.set(shared, root.get(shared));
      }
    }
    document.putArray("allOf").add(schema);
    return document;
  }
}
