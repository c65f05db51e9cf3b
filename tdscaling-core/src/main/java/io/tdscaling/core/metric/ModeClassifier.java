package io.tdscaling.core.metric;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a conversation into the closed taxonomy. The rules are in {@link TrajectoryProfiler}. */
final class ModeClassifier {
  private static final int ITERATION = 3;

  private ModeClassifier() {}

  static Set<ReasoningMode> of(List<AssistantStep> steps, List<String> actions) {
    EnumSet<ReasoningMode> modes = EnumSet.noneOf(ReasoningMode.class);
    boolean called = false;
    for (AssistantStep step : steps) {
      if (step.hasCalls()) {
        called = true;
        addCallModes(step, modes);
      } else {
        addTalkMode(step.act(), modes);
      }
    }
    addMark(actions, ActionTokens.RECOVERY, ReasoningMode.RECOVERING, modes);
    addMark(actions, ActionTokens.REVISION, ReasoningMode.REVISING, modes);
    if (iterates(steps)) {
      modes.add(ReasoningMode.ITERATIVE);
    }
    if (called && modes.isEmpty()) {
      modes.add(ReasoningMode.SEQUENTIAL);
    }
    return modes;
  }

  private static void addCallModes(AssistantStep step, Set<ReasoningMode> modes) {
    if (step.calls().size() > 1) {
      modes.add(ReasoningMode.PARALLEL);
    }
    for (CallFacts call : step.calls()) {
      if (call.usesEarlierResult()) {
        modes.add(ReasoningMode.SEQUENTIAL);
      }
      if (call.succeeded() && call.effect().equals(EffectClass.CODE.label())) {
        modes.add(ReasoningMode.CODE_AIDED);
      }
    }
  }

  private static void addTalkMode(DialogueAct act, Set<ReasoningMode> modes) {
    switch (act) {
      case ASK -> modes.add(ReasoningMode.CLARIFYING);
      case CONFIRM -> modes.add(ReasoningMode.CONFIRMING);
      case REFUSE -> modes.add(ReasoningMode.REFUSING);
      case ANSWER, TALK, CALL -> {}
    }
  }

  private static void addMark(
      List<String> actions, char mark, ReasoningMode mode, Set<ReasoningMode> modes) {
    if (actions.stream().anyMatch(action -> action.indexOf(mark) >= 0)) {
      modes.add(mode);
    }
  }

  private static boolean iterates(List<AssistantStep> steps) {
    Map<String, Set<String>> distinct = new HashMap<>();
    for (AssistantStep step : steps) {
      for (CallFacts call : step.calls()) {
        if (call.succeeded()) {
          distinct.computeIfAbsent(call.tool(), tool -> new HashSet<>()).add(call.identity());
        }
      }
    }
    return distinct.values().stream().anyMatch(calls -> calls.size() >= ITERATION);
  }
}
