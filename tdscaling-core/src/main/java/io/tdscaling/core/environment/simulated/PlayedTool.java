package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.semantics.ToolSemantics;

/**
 * A tool that a model plays.
 *
 * @param spec the tool
 * @param semantics what it seems to do
 * @param digest digest of all that the model is told of it
 */
record PlayedTool(ToolSpec spec, ToolSemantics semantics, String digest) {
  static PlayedTool of(ToolSpec spec) {
    ObjectNode told = Json.object();
    told.put("service", spec.ref().service()).put("name", spec.ref().name());
    told.put("description", spec.description());
    told.set("inputSchema", spec.inputSchema());
    told.set("outputSchema", spec.outputSchema());
    return new PlayedTool(spec, ToolSemantics.infer(spec), Json.digest(told));
  }
}
