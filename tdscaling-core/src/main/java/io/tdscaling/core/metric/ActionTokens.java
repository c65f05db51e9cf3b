package io.tdscaling.core.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Writes each assistant step as one token. The grammar is in {@link TrajectoryProfiler}. */
final class ActionTokens {
  /** Stands for an effect class that is neither noted nor guessable. */
  static final String UNKNOWN = "unknown";

  static final char RECOVERY = '!';
  static final char REVISION = '~';

  private ActionTokens() {}

  static List<String> of(List<AssistantStep> steps) {
    RevisionDetector revisions = new RevisionDetector();
    List<String> tokens = new ArrayList<>(steps.size());
    boolean afterError = false;
    for (AssistantStep step : steps) {
      if (step.hasCalls()) {
        tokens.add(callToken(step, afterError, revisions.revises(step)));
        afterError = step.failed();
      } else {
        tokens.add(step.act().label());
      }
    }
    return List.copyOf(tokens);
  }

  private static String callToken(AssistantStep step, boolean recovery, boolean revision) {
    StringBuilder token = new StringBuilder();
    TreeSet<String> effects = new TreeSet<>();
    step.calls().forEach(call -> effects.add(call.effect()));
    token.append(String.join("+", effects));
    if (step.calls().size() > 1) {
      token.append('*').append(Math.min(3, step.calls().size()));
    }
    token.append('/').append(source(step));
    if (recovery) {
      token.append(RECOVERY);
    }
    if (revision) {
      token.append(REVISION);
    }
    return token.toString();
  }

  private static char source(AssistantStep step) {
    boolean user = step.calls().stream().anyMatch(call -> call.origins().fromUser());
    boolean result = step.calls().stream().anyMatch(CallFacts::usesEarlierResult);
    if (user) {
      return result ? 'b' : 'u';
    }
    return result ? 'r' : 'n';
  }
}
