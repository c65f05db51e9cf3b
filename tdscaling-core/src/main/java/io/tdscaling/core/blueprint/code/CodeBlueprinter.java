package io.tdscaling.core.blueprint.code;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.BlueprintOutcome.NotPlanned;
import io.tdscaling.api.blueprint.BlueprintOutcome.Planned;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.Blueprinter;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.code.CodeTaskRequest;
import io.tdscaling.api.code.DataTable;
import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.blueprint.Personas;
import io.tdscaling.core.blueprint.TroubleCount;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.plan.CodeTurns;
import io.tdscaling.core.plan.OfferedNames;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans programming for its share of the attempts and leaves the others to another blueprinter.
 * Families take turns. A task over what tools return follows on a plan of the other blueprinter's
 * that found a list of records. A task that cannot be executed as it says is dropped, and another
 * one is tried: first of the same family, then of the next ones.
 */
public final class CodeBlueprinter implements Blueprinter {
  private static final int TRIES = 6;
  private static final int TRIES_OF_A_FAMILY = 2;

  private final CodeTurns turns;
  private final ServiceSpec service;
  private final Map<CodeKind, List<CodeFamily>> families = new EnumMap<>(CodeKind.class);
  private final Blueprinter others;
  private final SemanticsCache semantics = new SemanticsCache();

  /**
   * Makes a blueprinter.
   *
   * @param turns which attempts are programming, and of what kind
   * @param service the code tool's tools
   * @param families families of every kind there is a turn of
   * @param others makes the other plans
   */
  public CodeBlueprinter(
      CodeTurns turns, ServiceSpec service, List<CodeFamily> families, Blueprinter others) {
    this.turns = turns;
    this.service = service;
    this.others = others;
    families.forEach(
        family -> this.families.computeIfAbsent(family.kind(), k -> new ArrayList<>()).add(family));
  }

  @Override
  public BlueprintOutcome plan(BlueprintRequest request) throws InterruptedException {
    if (!turns.isCode(request.index())) {
      return others.plan(request);
    }
    TroubleCount trouble = new TroubleCount();
    BlueprintOutcome outcome = new NotPlanned("code-plan-failed", "no try was made");
    // A model that plans is paid for each try.
    int tries = others.prompt().isEmpty() ? TRIES : TRIES_OF_A_FAMILY;
    for (int i = 0; i < tries; i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      outcome = attempt(request, i, trouble);
      if (outcome instanceof Planned planned) {
        return new Planned(planned.blueprint(), trouble.total());
      }
      trouble.dropped(((NotPlanned) outcome).cause());
    }
    NotPlanned last = (NotPlanned) outcome;
    return new NotPlanned(last.cause(), last.detail(), trouble.total());
  }

  private BlueprintOutcome attempt(BlueprintRequest request, int number, TroubleCount trouble)
      throws InterruptedException {
    SeededRandom random = SeededRandom.of(request.seed(), number, "code");
    try {
      return turns.kind(request.index()) == CodeKind.COMPUTE
          ? overResults(request, number, random, trouble)
          : alone(request, number, random);
    } catch (FamilyFault fault) {
      return new NotPlanned("code-family-fault", String.valueOf(fault.getMessage()));
    }
  }

  /** A family, which is code of the caller's choice, threw. */
  private static final class FamilyFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FamilyFault(CodeFamily family, RuntimeException fault) {
      super("family " + family.id() + " threw " + fault, fault);
    }
  }

  private BlueprintOutcome alone(BlueprintRequest request, int number, SeededRandom random) {
    CodeFamily family = family(request, number / TRIES_OF_A_FAMILY);
    Optional<CodeTask> made = task(family, CodeTaskRequest.of(random.nextLong()));
    if (made.isEmpty()) {
      return new NotPlanned("code-no-task", "family " + family.id() + " made no task");
    }
    Map<String, ToolRef> names = OfferedNames.of(service.tools());
    Phase only =
        new Phase(made.get().request(), List.of(), List.of(), List.of(), DialogueAct.ANSWER);
    Blueprint start =
        new Blueprint(
            "b" + request.index(),
            request.cluster().id(),
            made.get().request(),
            Personas.pick(random),
            ReasoningMode.CODE_AIDED,
            random.nextLong() >>> 11,
            names,
            List.of(),
            List.of(only),
            List.of(),
            "");
    return new TaskPlan(start, service.tools(), service.id(), family, made.get())
        .execute(request.environments(), List.of());
  }

  private BlueprintOutcome overResults(
      BlueprintRequest request, int number, SeededRandom random, TroubleCount trouble)
      throws InterruptedException {
    BlueprintOutcome outcome = others.plan(Groundwork.request(request, number, random));
    trouble.repaired(outcome.trouble().repaired());
    if (outcome instanceof NotPlanned) {
      return outcome;
    }
    Groundwork ground = new Groundwork(((Planned) outcome).blueprint(), request);
    Optional<String> unfit = ground.unfit();
    if (unfit.isPresent()) {
      return new NotPlanned("code-no-data", unfit.get());
    }
    List<DataTable> tables = ground.tables(request.environments(), semantics);
    CodeTaskRequest wanted = new CodeTaskRequest(random.nextLong(), tables);
    int kinds = families.getOrDefault(CodeKind.COMPUTE, List.of()).size();
    for (int i = 0; i < kinds && !tables.isEmpty(); i++) {
      CodeFamily family = family(request, number + i);
      Optional<CodeTask> task = task(family, wanted);
      if (task.isPresent()) {
        return new TaskPlan(
                ground.with(service.tools()),
                ground.offeredWith(service.tools()),
                service.id(),
                family,
                task.get())
            .execute(request.environments(), ground.plan().phases());
      }
    }
    return new NotPlanned("code-no-data", "no result holds data that a family can work with");
  }

  private CodeFamily family(BlueprintRequest request, int step) {
    List<CodeFamily> all = families.getOrDefault(turns.kind(request.index()), List.of());
    if (all.isEmpty()) {
      throw new IllegalStateException("no family of kind " + turns.kind(request.index()).label());
    }
    return all.get((int) ((turns.ofKindBefore(request.index()) + step) % all.size()));
  }

  private static Optional<CodeTask> task(CodeFamily family, CodeTaskRequest request) {
    try {
      return family.task(request);
    } catch (RuntimeException fault) {
      throw new FamilyFault(family, fault);
    }
  }

  /** Returns what makes the plans that are no programming. */
  public static Blueprinter unwrapped(Blueprinter blueprinter) {
    return blueprinter instanceof CodeBlueprinter code ? code.others : blueprinter;
  }

  @Override
  public String label() {
    return others.label();
  }

  @Override
  public String prompt() {
    return others.prompt();
  }
}
