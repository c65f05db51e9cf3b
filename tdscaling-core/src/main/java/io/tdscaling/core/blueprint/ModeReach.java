package io.tdscaling.core.blueprint;

import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.ReasoningMode;

/** Tells whether tools allow of a reasoning mode at all, so that no further try is made in vain. */
final class ModeReach {
  private ModeReach() {}

  /** Returns whether one of the tools, at least, allows of the mode. */
  static boolean allows(ReasoningMode mode, PlanDraft draft) {
    return draft.tools().stream().anyMatch(tool -> allows(mode, tool, draft.environment()));
  }

  private static boolean allows(ReasoningMode mode, ToolSpec tool, ToolEnvironment environment) {
    EffectClass effect = environment.effect(tool.ref());
    int parameters = tool.inputSchema().path("properties").size();
    return switch (mode) {
      case CONFIRMING -> !effect.readsOnly();
      case REVISING -> Revision.isRepeatable(effect) && parameters > 1;
      case CLARIFYING -> !tool.inputSchema().path("required").isEmpty();
      case ITERATIVE -> parameters > 0;
      case SEQUENTIAL, PARALLEL, RECOVERING, REFUSING, CODE_AIDED -> true;
    };
  }
}
