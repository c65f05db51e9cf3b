package io.tdscaling.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/**
 * A schema, or a part of one, that values can be made for.
 *
 * @param schema the part, in the compiled copy
 * @param document the copy, where references are looked up
 * @param accepts whether a value fits the part
 */
record SchemaPart(JsonNode schema, SchemaDocument document, Predicate<JsonNode> accepts) {}
