package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Perturbation.ImpossibleRequest;
import io.tdscaling.api.blueprint.Perturbation.IrrelevantRequest;
import io.tdscaling.api.blueprint.Perturbation.PolicyConflict;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Requests that have to be declined: irrelevant, beyond the tools on offer, against a policy. */
final class DeclinedRequests {
  private static final List<String> POLICIES =
      List.of(
          "You must not %s. Decline when you are asked to, and say that it is not allowed.",
          "It is not permitted to %s through this assistant, whoever asks.",
          "Never %s. If a user asks for it, tell them that the rules forbid it.",
          "Under the current rules nobody may %s here. Turn such requests down politely.");

  private final PlanDraft draft;
  private final RequestWriter writer;
  private final Persona persona;
  private final PlanNotes notes;
  private final SeededRandom random;

  /**
   * A request to be declined.
   *
   * @param text what the user asks
   * @param perturbation what it is, by the position of its phase
   */
  record Request(String text, IntFunction<Perturbation> perturbation) {}

  DeclinedRequests(PlanDraft draft, RequestWriter writer, Persona persona, PlanNotes notes) {
    this.persona = persona;
    this.draft = draft;
    this.writer = writer;
    this.notes = notes;
    this.random = draft.random();
  }

  /** Returns a request that has nothing to do with any of the tools on offer, if there is one. */
  Optional<Request> irrelevant(List<ToolSpec> offered) {
    return ImpossibleRequests.pick(offered, !draft.calls().isEmpty(), persona, random)
        .map(text -> new Request(text, IrrelevantRequest::new));
  }

  /** Returns a request for what a tool does that is not on offer. */
  Request impossible(DraftCall beyond) {
    List<List<DraftCall>> before = draft.steps().stream().map(DraftStep::spoken).toList();
    String text = writer.request(List.of(List.of(beyond)), before, random);
    return new Request(text, ImpossibleRequest::new);
  }

  /** A policy must read well, and forbid nothing else that the plan does. */
  private boolean canBeForbidden(ToolSpec tool) {
    String action = writer.actionOnAny(tool);
    return action.split(" ").length <= 5
        && !action.matches(".*\\b(or|and|will|to)\\b.*")
        && draft.calls().stream().noneMatch(c -> writer.actionOnAny(c.tool()).equals(action));
  }

  /** Returns a request that a policy, which is noted, forbids to meet; if a tool lends itself. */
  Optional<Request> againstPolicy() {
    for (ToolSpec tool : random.shuffled(draft.tools())) {
      boolean changes = !draft.environment().effect(tool.ref()).readsOnly();
      Optional<DraftCall> tempting =
          changes && canBeForbidden(tool) ? draft.unmade(CallWish.of(tool, 1)) : Optional.empty();
      if (tempting.isPresent()) {
        notes.addPolicy(random.pick(POLICIES).formatted(writer.actionOnAny(tool)));
        List<List<DraftCall>> before = draft.steps().stream().map(DraftStep::spoken).toList();
        String text = writer.request(List.of(List.of(tempting.get())), before, random);
        String name = tempting.get().planned().tool();
        return Optional.of(new Request(text, phase -> new PolicyConflict(phase, name)));
      }
    }
    return Optional.empty();
  }
}
