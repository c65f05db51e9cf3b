package io.tdscaling.core.blueprint;

import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.Perturbation.ChangeOfMind;
import io.tdscaling.api.blueprint.Perturbation.Distractors;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.random.SeededRandom;
import java.util.List;
import java.util.Optional;

/** One try at a plan, from the tools on offer to the dry run. */
final class PlanTry {
  private final BlueprintRequest request;
  private final ArgumentBinder binder;
  private final RequestWriter writer;
  private final SeededRandom random;
  private final TroubleCount trouble;
  private final PlanIntent intent;
  private final StageSetter.Setting setting;
  private final Persona persona;
  private final PlanNotes notes = new PlanNotes();
  private boolean reachable;

  PlanTry(
      BlueprintRequest request,
      StageSetter stages,
      ArgumentBinder binder,
      RequestWriter writer,
      SeededRandom random,
      TroubleCount trouble) {
    this.request = request;
    this.binder = binder;
    this.random = random;
    this.trouble = trouble;
    this.intent = PlanIntent.of(request.target(), request.parent() != null, random);
    this.setting = stages.set(request, intent, random);
    this.persona = Personas.pick(random);
    this.writer = writer.forPersona(persona);
  }

  BlueprintOutcome plan() {
    try (ToolEnvironment environment = setting.stage().open(request.environments())) {
      PlanDraft draft = draft(setting.stage(), environment);
      reachable = ModeReach.allows(intent.mode(), draft);
      BlueprintOutcome outcome = plan(draft);
      trouble.repaired(draft.repaired());
      return outcome;
    }
  }

  /** Returns whether another try could show the mode, if this one did not. */
  boolean modeIsReachable() {
    return reachable;
  }

  private BlueprintOutcome plan(PlanDraft draft) {
    new PlanGrower(draft, intent).grow(request.parent());
    Optional<Revision> revision =
        intent.mode() == ReasoningMode.REVISING ? Revision.addTo(draft) : Optional.empty();
    Optional<DeclinedRequests.Request> declined =
        intent.mode() == ReasoningMode.REFUSING ? refusals().end(draft, notes) : Optional.empty();
    if (draft.calls().isEmpty() && declined.isEmpty()) {
      return new BlueprintOutcome.NotPlanned("no-call-succeeded", draft.lastError());
    }
    PlanTrouble more = new PlanTrouble(intent, draft, writer, binder, notes);
    more.asIntended();
    more.asMutated();
    if (intent.extras()) {
      more.more();
    }
    if (!setting.distractors().isEmpty()) {
      notes.add(new Distractors(setting.distractors()));
    }
    List<Phase> phases = phases(draft, revision, declined);
    return new BlueprintAssembler(request, intent, draft, writer, persona)
        .assemble(setting.stage(), notes, phases);
  }

  private List<Phase> phases(
      PlanDraft draft, Optional<Revision> revision, Optional<DeclinedRequests.Request> declined) {
    RequestPhases requests = new RequestPhases(draft, writer, notes);
    revision.ifPresent(
        again ->
            notes.add(
                new ChangeOfMind(
                    again.earlier().planned().id(),
                    again.again().planned().id(),
                    again.parameter())));
    List<Phase> phases = revision.map(requests::revised).orElseGet(requests::divided);
    return declined.map(asked -> Refusals.with(phases, asked, notes)).orElse(phases);
  }

  private Refusals refusals() {
    PlanStage wider = setting.hidden().map(setting.stage()::with).orElse(setting.stage());
    return new Refusals(
        persona,
        setting.stage(),
        setting.hidden(),
        request.environments(),
        environment -> draft(wider, environment),
        writer);
  }

  private PlanDraft draft(PlanStage stage, ToolEnvironment environment) {
    return new PlanDraft(
        stage.plannable(),
        request.cluster().dependencies(),
        stage.names(),
        request.unused(),
        environment,
        binder,
        random);
  }
}
