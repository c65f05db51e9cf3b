package io.tdscaling.core.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.chat.ToolCall;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which values in arguments have to come from somewhere. */
final class NeedsGrounding {
  private final Map<String, Set<String>> fromResults = new HashMap<>();

  private NeedsGrounding() {}

  static NeedsGrounding of(Examination request) {
    NeedsGrounding needs = new NeedsGrounding();
    PlanMatch match = request.match();
    for (PlannedCall planned : request.blueprint().calls()) {
      match.tries(planned).forEach(made -> needs.add(planned, made.call()));
    }
    return needs;
  }

  private void add(PlannedCall planned, ToolCall call) {
    Set<String> values = fromResults.computeIfAbsent(call.id(), missing -> new HashSet<>());
    planned
        .arguments()
        .forEach(
            (parameter, source) -> {
              if (source instanceof FromResult) {
                Json.leaves(call.arguments().path(parameter))
                    .forEach(leaf -> values.add(leaf.asText()));
              }
            });
  }

  /** Returns whether a value of a call has to be grounded. */
  boolean grounding(ToolCall call, JsonNode value) {
    return Identifiers.isIdentifierLike(value)
        || fromResults.getOrDefault(call.id(), Set.of()).contains(value.asText());
  }
}
