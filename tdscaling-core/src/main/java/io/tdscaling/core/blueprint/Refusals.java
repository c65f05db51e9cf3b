package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Ends plans on something that cannot be done, for one of several reasons. */
final class Refusals {
  private final Persona persona;
  private final PlanStage stage;
  private final Optional<ToolSpec> hidden;
  private final EnvironmentFactory environments;
  private final Function<ToolEnvironment, PlanDraft> drafts;
  private final RequestWriter writer;

  /**
   * Prepares to end a plan.
   *
   * @param persona who asks
   * @param hidden a tool that is kept from the assistant so that it can be asked for in vain
   * @param drafts begins a plan over the stage, and the hidden tool, in another environment
   */
  Refusals(
      Persona persona,
      PlanStage stage,
      Optional<ToolSpec> hidden,
      EnvironmentFactory environments,
      Function<ToolEnvironment, PlanDraft> drafts,
      RequestWriter writer) {
    this.persona = persona;
    this.stage = stage;
    this.hidden = hidden;
    this.environments = environments;
    this.drafts = drafts;
    this.writer = writer;
  }

  /** Returns a request to decline, or makes the plan end on a call that fails for good. */
  Optional<DeclinedRequests.Request> end(PlanDraft draft, PlanNotes notes) {
    DeclinedRequests declined = new DeclinedRequests(draft, writer, persona, notes);
    if (hidden.isPresent()) {
      Optional<DeclinedRequests.Request> beyond = beyond(hidden.get()).map(declined::impossible);
      if (beyond.isPresent()) {
        return beyond;
      }
    }
    SeededRandom random = draft.random();
    boolean ended =
        switch (random.nextInt(4)) {
          case 0 -> new BlockedCall(draft, () -> stage.open(environments), drafts).addTo(notes);
          case 1 -> new ToolFailures(draft, writer, notes).deadEnd();
          default -> false;
        };
    if (ended) {
      return Optional.empty();
    }
    return random.chance(0.5)
        ? declined.againstPolicy().or(() -> declined.irrelevant(stage.offered()))
        : declined.irrelevant(stage.offered());
  }

  /** Returns a call of the hidden tool as it would be planned if it were there. */
  private Optional<DraftCall> beyond(ToolSpec tool) {
    try (ToolEnvironment wider = stage.with(tool).open(environments)) {
      return drafts.apply(wider).unmade(CallWish.of(tool, 0));
    }
  }

  /** Adds a phase with a request to decline. */
  static List<Phase> with(List<Phase> phases, DeclinedRequests.Request declined, PlanNotes notes) {
    notes.add(declined.perturbation().apply(phases.size()));
    List<Phase> more = new ArrayList<>(phases);
    more.add(new Phase(declined.text(), List.of(), List.of(), List.of(), DialogueAct.REFUSE));
    return more;
  }
}
