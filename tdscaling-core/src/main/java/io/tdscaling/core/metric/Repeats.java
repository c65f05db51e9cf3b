package io.tdscaling.core.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out calls that were made before with the same arguments and the same result, both with
 * success: making them again neither found nor changed anything, so that padding a conversation
 * with them does not make it look like another one. A step of which nothing remains is left out.
 */
final class Repeats {
  private final Map<String, Set<String>> resultsByCall = new HashMap<>();

  private Repeats() {}

  static List<AssistantStep> leftOut(List<AssistantStep> steps) {
    Repeats repeats = new Repeats();
    List<AssistantStep> kept = new ArrayList<>(steps.size());
    for (AssistantStep step : steps) {
      List<CallFacts> calls = step.calls().stream().filter(repeats::isNew).toList();
      if (calls.size() == step.calls().size()) {
        kept.add(step);
      } else if (!calls.isEmpty()) {
        kept.add(new AssistantStep(step.userTurns(), step.act(), calls));
      }
    }
    return kept;
  }

  private boolean isNew(CallFacts call) {
    return !call.succeeded()
        || resultsByCall
            .computeIfAbsent(call.identity(), identity -> new HashSet<>())
            .add(call.outcome().text());
  }
}
