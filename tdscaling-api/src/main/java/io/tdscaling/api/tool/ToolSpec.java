package io.tdscaling.api.tool;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A tool as the Model Context Protocol describes it.
 *
 * <p>The schemas are copied on the way in. They are shared on the way out, for they can be large:
 * do not modify what the accessors return.
 *
 * @param ref service and name
 * @param description what the tool does, for the model; may be empty
 * @param inputSchema JSON Schema of the arguments; always a JSON object
 * @param outputSchema JSON Schema of the structured result, or null where none is given
 * @param annotations behaviour hints
 */
public record ToolSpec(
    ToolRef ref,
    String description,
    JsonNode inputSchema,
    @Nullable JsonNode outputSchema,
    ToolAnnotations annotations) {
  /** Copies the schemas and checks that each is a JSON object. */
  public ToolSpec {
    inputSchema = objectCopy(ref, "inputSchema", inputSchema);
    outputSchema =
        outputSchema == null || outputSchema.isNull()
            ? null
            : objectCopy(ref, "outputSchema", outputSchema);
  }

  /** Goes by service and name alone: few tools share these, and schemas can be large. */
  @Override
  public int hashCode() {
    return ref.hashCode();
  }

  private static JsonNode objectCopy(ToolRef ref, String name, JsonNode schema) {
    if (!schema.isObject()) {
      throw new IllegalArgumentException(
          name + " of tool " + ref + " must be a JSON object, got " + schema.getNodeType());
    }
    return schema.deepCopy();
  }
}
