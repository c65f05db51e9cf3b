package io.tdscaling.core.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.Perturbation.ChangeOfMind;
import io.tdscaling.api.blueprint.Perturbation.ImpossibleRequest;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grows one plan as intended and makes a blueprint of it. */
final class BlueprintAssembler {
  private static final int MOST_FACTS = 3;

  private final BlueprintRequest request;
  private final PlanIntent intent;
  private final PlanDraft draft;
  private final Persona persona;
  private final RequestWriter writer;
  private final SeededRandom random;
  private final Perturber perturber;
  private final long factSeed;

  BlueprintAssembler(
      BlueprintRequest request, PlanIntent intent, PlanDraft draft, RequestWriter writer) {
    this.request = request;
    this.intent = intent;
    this.draft = draft;
    this.random = draft.random();
    this.persona = Personas.pick(random);
    this.writer = writer.forPersona(persona);
    this.factSeed = random.nextLong();
    this.perturber = new Perturber(draft, this.writer, random);
  }

  BlueprintOutcome assemble(
      Map<String, ToolRef> offered, List<ToolSpec> tools, long environmentSeed) {
    growCalls();
    Optional<Revision> revision =
        intent.mode() == ReasoningMode.REVISING ? Revision.addTo(draft) : Optional.empty();
    Optional<String> impossible =
        intent.mode() == ReasoningMode.REFUSING
            ? ImpossibleRequests.pick(tools, !draft.calls().isEmpty(), persona, random)
            : Optional.empty();
    if (draft.calls().isEmpty() && impossible.isEmpty()) {
      return new BlueprintOutcome.NotPlanned("no-call-succeeded", draft.lastError());
    }
    perturb();
    List<Phase> phases = phases(revision, impossible);
    Blueprint plan = blueprint(phases, impossible, offered, environmentSeed);
    DryRun run = DryRun.of(plan, request.environments(), tools);
    return run.succeeded()
        ? new BlueprintOutcome.Planned(completed(plan, run))
        : new BlueprintOutcome.NotPlanned("dry-run-failed", run.failure());
  }

  private void growCalls() {
    switch (intent.mode()) {
      case PARALLEL -> PlanShapes.parallel(draft, intent.length(), intent.optionals());
      case ITERATIVE -> PlanShapes.iterative(draft, intent.optionals());
      case CONFIRMING -> {
        PlanShapes.chain(draft, intent.length(), intent.optionals());
        PlanShapes.ensureChange(draft, intent.optionals());
      }
      case REFUSING -> {
        if (intent.length() > 1) {
          PlanShapes.chain(draft, intent.length() - 1, intent.optionals());
        }
      }
      case REVISING -> {
        PlanShapes.chain(draft, intent.length(), intent.optionals() + 1);
        PlanShapes.ensureRevisable(draft, intent.optionals() + 2);
      }
      case SEQUENTIAL, CLARIFYING, RECOVERING, CODE_AIDED ->
          PlanShapes.chain(draft, intent.length(), intent.optionals());
    }
  }

  private void perturb() {
    switch (intent.mode()) {
      case CLARIFYING -> perturber.withholdParameter();
      case CONFIRMING -> perturber.demandConfirmation();
      case RECOVERING -> perturber.failTransiently();
      default -> {
        // The other modes are shapes of the plan itself.
      }
    }
    if (intent.extras()) {
      // A revision says its new value itself, so nothing is withheld or confirmed around it.
      boolean revises = intent.mode() == ReasoningMode.REVISING;
      perturber.addOneOf(revises ? Perturber.FAILURE : random.nextInt(Perturber.KINDS));
    }
  }

  private List<Phase> phases(Optional<Revision> revision, Optional<String> impossible) {
    List<Phase> phases = new ArrayList<>();
    List<List<DraftCall>> steps = draft.steps();
    if (revision.isPresent()) {
      phases.addAll(revised(revision.get(), steps));
    } else if (!steps.isEmpty()) {
      phases.add(phase(writer.request(steps, random), steps));
    }
    impossible.ifPresent(
        asked -> {
          perturber.add(new ImpossibleRequest(phases.size()));
          phases.add(new Phase(asked, List.of(), List.of(), List.of(), DialogueAct.REFUSE));
        });
    return phases;
  }

  /** Returns what the user asks at first, and the last step, which does part of it again. */
  private List<Phase> revised(Revision revision, List<List<DraftCall>> steps) {
    int last = steps.size() - 1;
    List<List<DraftCall>> before = steps.subList(0, last);
    String earlier = revision.earlier().planned().id();
    String again = revision.again().planned().id();
    perturber.add(new ChangeOfMind(earlier, again, revision.parameter()));
    return List.of(
        phase(writer.request(before, random), before),
        phase(writer.revision(revision, before, random), steps.subList(last, steps.size())));
  }

  private Phase phase(String asked, List<List<DraftCall>> steps) {
    List<PlannedStep> planned =
        steps.stream()
            .map(step -> new PlannedStep(step.stream().map(DraftCall::planned).toList()))
            .toList();
    List<String> ids = steps.stream().flatMap(List::stream).map(c -> c.planned().id()).toList();
    return new Phase(
        asked,
        perturber.disclosures().stream().filter(d -> ids.contains(d.call())).toList(),
        planned,
        List.of(),
        DialogueAct.ANSWER);
  }

  private Blueprint blueprint(
      List<Phase> phases,
      Optional<String> impossible,
      Map<String, ToolRef> offered,
      long environmentSeed) {
    String goal = draft.steps().isEmpty() ? impossible.orElseThrow() : writer.goal(draft.steps());
    return new Blueprint(
        "b" + request.index(),
        request.cluster().id(),
        goal,
        persona,
        intent.mode(),
        environmentSeed,
        offered,
        perturber.policies(),
        phases,
        perturber.perturbations(),
        "");
  }

  private Blueprint completed(Blueprint plan, DryRun run) {
    List<Phase> phases = plan.phases().stream().map(phase -> withFacts(phase, run)).toList();
    return new Blueprint(
        plan.id(),
        plan.clusterId(),
        plan.goal(),
        plan.persona(),
        plan.mode(),
        plan.environmentSeed(),
        plan.tools(),
        plan.policies(),
        phases,
        plan.perturbations(),
        run.endState());
  }

  /** The answer to a request tells what its last step found, and one thing of each earlier step. */
  private Phase withFacts(Phase phase, DryRun run) {
    List<Fact> facts = new ArrayList<>();
    int last = phase.steps().size() - 1;
    long calls = phase.steps().stream().mapToLong(step -> step.calls().size()).sum();
    for (int i = 0; i <= last; i++) {
      int most = i == last && calls < MOST_FACTS ? 2 : 1;
      phase.steps().get(i).calls().stream()
          .flatMap(
              planned -> draft.calls().stream().filter(c -> c.planned().id().equals(planned.id())))
          .forEach(call -> facts.addAll(facts(call, run, most)));
    }
    int from = Math.max(0, facts.size() - MOST_FACTS);
    return new Phase(
        phase.request(),
        phase.disclosures(),
        phase.steps(),
        facts.subList(from, facts.size()),
        phase.closing());
  }

  private List<Fact> facts(DraftCall call, DryRun run, int most) {
    JsonNode result = run.results().get(call.planned().id());
    // The same picks for calls of one tool, so that what is told of them can be compared.
    SeededRandom perTool = SeededRandom.of(factSeed, 0, call.planned().tool());
    return result == null ? List.of() : FactPicker.pick(call, result, most, perTool);
  }
}
