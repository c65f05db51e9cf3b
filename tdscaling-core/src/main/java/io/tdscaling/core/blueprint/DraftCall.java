package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
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
    PlannedCall changed = new PlannedCall(planned.id(), planned.tool(), sources, planned.fails());
    return new DraftCall(changed, tool, effect, arguments, result);
  }

  /** Returns this call as one that is planned to fail. */
  DraftCall failing() {
    PlannedCall failing = new PlannedCall(planned.id(), planned.tool(), planned.arguments(), true);
    return new DraftCall(failing, tool, effect, arguments, result);
  }

  /** Returns whether the plan takes a value of another call's result for this one. */
  boolean uses(DraftCall other) {
    return planned.arguments().values().stream()
        .anyMatch(
            source ->
                source instanceof FromResult result && result.from().equals(other.planned().id()));
  }
}
