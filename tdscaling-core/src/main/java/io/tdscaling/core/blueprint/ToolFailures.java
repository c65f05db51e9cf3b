package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.PermanentFailure;
import io.tdscaling.api.blueprint.Perturbation.PermissionDenied;
import io.tdscaling.api.blueprint.Perturbation.RateLimited;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Lets tools of a plan fail: for a while, for good with a way around, or for good without one. */
final class ToolFailures {
  private final PlanDraft draft;
  private final PlanNotes notes;
  private final RequestWriter writer;
  private final SeededRandom random;

  ToolFailures(PlanDraft draft, RequestWriter writer, PlanNotes notes) {
    this.draft = draft;
    this.writer = writer;
    this.notes = notes;
    this.random = draft.random();
  }

  /** Lets a tool fail once or twice before it works. */
  void passing() {
    List<DraftCall> open =
        draft.calls().stream().filter(call -> isMade(call) && !failsAlready(call)).toList();
    if (open.isEmpty()) {
      return;
    }
    DraftCall call = random.pick(open);
    String first = open.stream().filter(call::sharesTool).findFirst().orElse(call).planned().id();
    int times = random.chance(0.75) ? 1 : 2;
    notes.add(
        random.chance(0.6) ? new TransientFailure(first, times) : new RateLimited(first, times));
  }

  /** A tool that fails in another way as well would not be known by its failure. */
  private boolean failsAlready(DraftCall call) {
    return draft.calls().stream().anyMatch(c -> c.planned().fails() && c.sharesTool(call))
        || notes.perturbations().stream()
            .filter(Perturbation.Injected.class::isInstance)
            .flatMap(failure -> failure.callIds().stream())
            .flatMap(id -> draft.calls().stream().filter(c -> c.planned().id().equals(id)))
            .anyMatch(call::sharesTool);
  }

  private boolean isMade(DraftCall call) {
    return draft.stepOf(call).when() == null;
  }

  /**
   * Lets a tool be out of service that would have done for a call of the plan, so that the call is
   * the way around it.
   *
   * @return whether the cluster has such a tool
   */
  boolean withDetour() {
    for (DraftCall call : random.shuffled(draft.calls())) {
      boolean open = call.effect().readsOnly() && draft.stepOf(call).calls().size() == 1;
      Optional<DraftCall> other =
          open && isMade(call) && !notes.concerns(call) ? twin(call) : Optional.empty();
      if (other.isPresent()) {
        DraftCall failing = other.get().failing();
        draft.insertBefore(call, DraftStep.of(List.of(failing)).unspoken());
        notes.add(new PermanentFailure(failing.planned().id()));
        return true;
      }
    }
    return false;
  }

  /** Returns a call of another tool that reads the same kind of thing and needs nothing else. */
  private Optional<DraftCall> twin(DraftCall call) {
    String thing = writer.thing(call.tool());
    return random.shuffled(draft.tools()).stream()
        .filter(tool -> !draft.hasCalled(tool.ref()))
        .filter(tool -> draft.environment().effect(tool.ref()) == call.effect())
        .filter(tool -> writer.thing(tool).equals(thing))
        .flatMap(tool -> draft.unmade(tool, call.planned().arguments()).stream())
        .findFirst();
  }

  /**
   * Lets the tool of the plan's last call be out of service, or not allowed, so that its request is
   * not met.
   *
   * @return whether the plan has such a call
   */
  boolean deadEnd() {
    if (draft.steps().isEmpty()) {
      PlanShapes.chain(draft, 1, 0);
    }
    if (draft.steps().isEmpty()) {
      return false;
    }
    DraftStep last = draft.steps().get(draft.steps().size() - 1);
    DraftCall call = last.calls().get(0);
    long sameTool = draft.calls().stream().filter(call::sharesTool).count();
    if (last.calls().size() > 1 || last.when() != null || sameTool > 1 || notes.concerns(call)) {
      return false;
    }
    draft.replace(call.failing(), call);
    String id = call.planned().id();
    boolean denied = random.chance(call.effect().readsOnly() ? 0.35 : 0.65);
    notes.add(denied ? new PermissionDenied(id) : new PermanentFailure(id));
    return true;
  }
}
