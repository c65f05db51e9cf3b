package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A planned call that was executed with success while the plan grew.
 *
 * @param planned the call
 * @param tool its tool
 * @param effect what it does
 * @param arguments the arguments it was executed with
 * @param result what it returned
 */
record DraftCall(
    PlannedCall planned, ToolSpec tool, EffectClass effect, ObjectNode arguments, JsonNode result) {
  /** Returns whether another call is of the same tool. */
  boolean sharesTool(DraftCall other) {
    return tool.ref().equals(other.tool.ref());
  }

  /** Returns this call with one argument coming from elsewhere. */
  DraftCall withSource(String parameter, ValueSource source) {
    Map<String, ValueSource> sources = new LinkedHashMap<>(planned.arguments());
    sources.put(parameter, source);
    return new DraftCall(
        new PlannedCall(planned.id(), planned.tool(), sources), tool, effect, arguments, result);
  }
}
