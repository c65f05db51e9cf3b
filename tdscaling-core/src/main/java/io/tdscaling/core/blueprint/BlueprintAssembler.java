package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.core.dataflow.Identifiers;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** Makes a blueprint of a grown plan: its requests, and the facts and end state of its dry run. */
final class BlueprintAssembler {
  private static final int MOST_FACTS = 3;

  private final BlueprintRequest request;
  private final PlanIntent intent;
  private final PlanDraft draft;
  private final Persona persona;
  private final RequestWriter writer;
  private final long factSeed;

  BlueprintAssembler(
      BlueprintRequest request,
      PlanIntent intent,
      PlanDraft draft,
      RequestWriter writer,
      Persona persona) {
    this.request = request;
    this.intent = intent;
    this.draft = draft;
    this.writer = writer;
    this.persona = persona;
    this.factSeed = draft.random().nextLong();
  }

  /** Returns the blueprint of a plan, if its dry run holds. */
  BlueprintOutcome assemble(PlanStage stage, PlanNotes notes, List<Phase> phases) {
    Blueprint plan = blueprint(stage, notes, phases);
    DryRun run = DryRun.of(plan, request.environments(), stage.offered());
    return run.succeeded()
        ? new BlueprintOutcome.Planned(completed(plan, run))
        : new BlueprintOutcome.NotPlanned("dry-run-failed", run.failure());
  }

  private Blueprint blueprint(PlanStage stage, PlanNotes notes, List<Phase> phases) {
    List<List<DraftCall>> spoken =
        draft.steps().stream().map(DraftStep::spoken).filter(calls -> !calls.isEmpty()).toList();
    return new Blueprint(
        "b" + request.index(),
        request.cluster().id(),
        spoken.isEmpty() ? phases.get(0).request() : writer.goal(spoken),
        persona,
        intent.mode(),
        stage.environmentSeed(),
        stage.names(),
        notes.policies(),
        phases,
        notes.perturbations(),
        "");
  }

  private Blueprint completed(Blueprint plan, DryRun run) {
    List<Phase> phases = plan.phases().stream().map(phase -> withFacts(phase, run)).toList();
    return plan.with(phases, plan.perturbations(), run.endState());
  }

  /** The answer to a request tells what its last step found, and one thing of each earlier step. */
  private Phase withFacts(Phase phase, DryRun run) {
    List<List<DraftCall>> made =
        phase.steps().stream()
            .map(step -> step.calls().stream().flatMap(c -> made(c.id(), run).stream()).toList())
            .filter(calls -> !calls.isEmpty())
            .toList();
    long calls = made.stream().mapToLong(List::size).sum();
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      int most = i == made.size() - 1 && calls < MOST_FACTS ? 2 : 1;
      List<DraftCall> later =
          made.subList(i + 1, made.size()).stream().flatMap(List::stream).toList();
      made.get(i).stream()
          .filter(call -> later.stream().noneMatch(change -> overtakes(change, call)))
          .forEach(call -> facts.addAll(facts(call, run, most)));
    }
    int from = Math.max(0, facts.size() - MOST_FACTS);
    return new Phase(
        phase.request(),
        phase.disclosures(),
        phase.corrections(),
        phase.steps(),
        facts.subList(from, facts.size()),
        phase.closing());
  }

  /** What is told of a thing that is changed afterwards would no longer be true. */
  private static boolean overtakes(DraftCall change, DraftCall call) {
    if (change.effect().readsOnly()) {
      return false;
    }
    List<JsonNode> known = new ArrayList<>(Json.leaves(call.result()));
    known.addAll(Json.leaves(call.arguments()));
    return Json.leaves(change.arguments()).stream()
        .anyMatch(leaf -> Identifiers.isIdentifierLike(leaf) && known.contains(leaf));
  }

  /** Returns the call of this id, if it was made with success. */
  private List<DraftCall> made(String id, DryRun run) {
    return draft.calls().stream()
        .filter(call -> call.planned().id().equals(id))
        .filter(call -> !call.planned().fails() && run.results().containsKey(id))
        .toList();
  }

  private List<Fact> facts(DraftCall call, DryRun run, int most) {
    JsonNode result = run.results().get(call.planned().id());
    // The same picks for calls of one tool, so that what is told of them can be compared.
    SeededRandom perTool = SeededRandom.of(factSeed, 0, call.planned().tool());
    return result == null ? List.of() : FactPicker.pick(call, result, most, perTool);
  }
}
