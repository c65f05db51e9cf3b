package io.tdscaling.core.environment.simulated;

import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.Optional;

/**
 * What all environments of one factory share.
 *
 * @param player asks the model
 * @param memory the answers given so far
 * @param validator checks arguments and results
 * @param known finds identifiers in results
 */
record Theatre(
    ToolPlayer player, AnswerMemory memory, SchemaValidator validator, KnownResults known) {
  /** Returns why a tool's schemas cannot be used, if they cannot. */
  Optional<String> defect(ToolSpec tool) {
    return validator
        .defect(tool.inputSchema())
        .or(() -> Optional.ofNullable(tool.outputSchema()).flatMap(validator::defect))
        .map(defect -> "its schema cannot be used: " + defect.message());
  }
}
