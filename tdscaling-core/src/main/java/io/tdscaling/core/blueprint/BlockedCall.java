package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Perturbation.Blocked;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Ends a plan on a call that the service itself turns down as things stand there. */
final class BlockedCall {
  private static final int TRIES = 3;

  /** Codes that say that the call was wrong, not that the service's state forbids it. */
  private static final Set<String> FAULTS_OF_THE_CALL =
      Set.of("invalid_arguments", "not_found", "unknown_tool", "error");

  private BlockedCall() {}

  /**
   * Looks for a call that is turned down and adds it to the plan.
   *
   * @param scratch opens an environment like the plan's own, to try calls in
   * @param drafts begins a plan in such an environment
   * @return whether there is one
   */
  static boolean addTo(
      PlanDraft draft,
      PlanNotes notes,
      Supplier<ToolEnvironment> scratch,
      Function<ToolEnvironment, PlanDraft> drafts) {
    for (ToolSpec tool : draft.random().shuffled(draft.tools())) {
      boolean changes = !draft.environment().effect(tool.ref()).readsOnly();
      if (!changes || draft.hasCalled(tool.ref())) {
        continue;
      }
      for (int i = 0; i < TRIES; i++) {
        Optional<DraftCall> blocked = find(tool, scratch, drafts);
        if (blocked.isPresent() && add(blocked.get(), draft, notes)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tries a call where nothing else was done before. */
  private static Optional<DraftCall> find(
      ToolSpec tool,
      Supplier<ToolEnvironment> scratch,
      Function<ToolEnvironment, PlanDraft> drafts) {
    try (ToolEnvironment environment = scratch.get()) {
      return drafts.apply(environment).tried(CallWish.of(tool, 0)).filter(BlockedCall::isBlocked);
    }
  }

  private static boolean isBlocked(DraftCall call) {
    return call.planned().fails()
        && !FAULTS_OF_THE_CALL.contains(PlanDraft.errorCode(call.result()));
  }

  /** Makes the call in the plan's own environment; it must be turned down there as well. */
  private static boolean add(DraftCall found, PlanDraft draft, PlanNotes notes) {
    DraftCall call =
        draft.made(
            found.tool(), new ArgumentBinder.Bound(found.planned().arguments(), found.arguments()));
    if (!isBlocked(call)) {
      return false;
    }
    draft.add(DraftStep.of(List.of(call)));
    notes.add(new Blocked(call.planned().id()));
    return true;
  }
}
