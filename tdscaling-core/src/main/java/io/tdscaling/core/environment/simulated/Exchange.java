package io.tdscaling.core.environment.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;

/**
 * A call that succeeded, and its result. Neither is modified.
 *
 * @param tool the tool
 * @param arguments the call's arguments
 * @param result what came of it
 */
record Exchange(PlayedTool tool, JsonNode arguments, JsonNode result) {
  /** Returns it as JSON, the way a model and a digest see it. */
  ObjectNode json() {
    ObjectNode json = Json.object().put("tool", tool.spec().ref().name());
    json.set("arguments", arguments);
    json.set("result", result);
    return json;
  }
}
