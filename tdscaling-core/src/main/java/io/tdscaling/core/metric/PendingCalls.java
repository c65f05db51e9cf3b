package io.tdscaling.core.metric;

import io.tdscaling.api.chat.Message.ToolMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the call that a result answers. Ids decide; where a source has none, or uses them again in
 * every step, the order of the latest step's calls does.
 */
final class PendingCalls {
  private final Map<String, CallDraft> latestById = new HashMap<>();
  private List<CallDraft> latestStep = List.of();

  /** Takes in the calls of the next assistant step. A step that only talks leaves calls open. */
  void step(List<CallDraft> calls) {
    calls.forEach(call -> latestById.put(call.id(), call));
    if (!calls.isEmpty()) {
      latestStep = calls;
    }
  }

  Optional<CallDraft> answeredBy(ToolMessage message) {
    return open(message.callId())
        .or(() -> Optional.ofNullable(latestById.get(message.callId())).filter(c -> !c.answered()))
        .or(
            () ->
                latestById.containsKey(message.callId())
                    ? Optional.empty()
                    : openNamed(message.name()));
  }

  private Optional<CallDraft> open(String id) {
    return latestStep.stream().filter(call -> !call.answered() && call.id().equals(id)).findFirst();
  }

  private Optional<CallDraft> openNamed(String tool) {
    return latestStep.stream()
        .filter(call -> !call.answered() && (tool.isEmpty() || call.tool().equals(tool)))
        .findFirst();
  }
}
