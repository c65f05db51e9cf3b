package io.tdscaling.core.blueprint.code;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintRequest;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.code.DataTable;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.evolution.Cell;
import io.tdscaling.api.evolution.ComplexityBand;
import io.tdscaling.api.evolution.SteeringTarget;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.phrasing.SemanticsCache;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.plan.OfferedNames;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plan that a task over results follows on, and what its tools found. */
final class Groundwork {
  /** What comes before a task over results can be of any of these modes. */
  private static final List<ReasoningMode> BEFORE =
      List.of(
          ReasoningMode.SEQUENTIAL,
          ReasoningMode.SEQUENTIAL,
          ReasoningMode.PARALLEL,
          ReasoningMode.ITERATIVE,
          ReasoningMode.CLARIFYING,
          ReasoningMode.RECOVERING);

  private final Blueprint plan;
  private final List<ToolSpec> offered;

  /**
   * Takes a plan.
   *
   * @param request what it was asked for
   */
  Groundwork(Blueprint plan, BlueprintRequest request) {
    this.plan = plan;
    this.offered = specs(plan, request);
  }

  Blueprint plan() {
    return plan;
  }

  /** Returns why no task can follow on the plan, in a sentence; empty where one can. */
  Optional<String> unfit() {
    if (plan.phases().stream().anyMatch(phase -> phase.closing() != DialogueAct.ANSWER)) {
      return Optional.of("the plan before the task ends in a refusal");
    }
    return offered.size() < plan.tools().size()
        ? Optional.of("the plan before the task offers tools that it was not given")
        : Optional.empty();
  }

  /** Executes the plan and returns the lists of records that its tools return. */
  List<DataTable> tables(EnvironmentFactory environments, SemanticsCache semantics) {
    DryRun run = DryRun.of(plan, environments, offered);
    Map<ToolRef, ToolSpec> specs = new LinkedHashMap<>();
    offered.forEach(tool -> specs.put(tool.ref(), tool));
    List<Map.Entry<String, JsonNode>> results = new ArrayList<>();
    for (PlannedCall call : plan.calls()) {
      JsonNode result = run.results().get(call.id());
      ToolSpec spec = specs.get(plan.tools().get(call.tool()));
      if (result != null && spec != null && !call.fails()) {
        results.add(Map.entry(semantics.of(spec).entity(), result));
      }
    }
    return ResultTables.of(results);
  }

  /** Returns the specs of the plan's tools and then of others. */
  List<ToolSpec> offeredWith(List<ToolSpec> others) {
    List<ToolSpec> all = new ArrayList<>(offered);
    all.addAll(others);
    return all;
  }

  /** Returns the plan with other tools on offer as well. */
  Blueprint with(List<ToolSpec> others) {
    Map<String, ToolRef> names = new LinkedHashMap<>(plan.tools());
    Set<ToolRef> known = Set.copyOf(plan.tools().values());
    OfferedNames.of(offeredWith(others))
        .forEach(
            (name, tool) -> {
              if (!known.contains(tool) && names.putIfAbsent(name, tool) != null) {
                throw new IllegalStateException("two offered tools are named " + name);
              }
            });
    return plan.withTools(names);
  }

  /** Returns a request for a plan that is a band simpler than what it is to become. */
  static BlueprintRequest request(BlueprintRequest request, int number, SeededRandom random) {
    ReasoningMode mode = random.pick(BEFORE);
    SteeringTarget target =
        request
            .target()
            .cell()
            .map(aim -> new SteeringTarget(below(aim, mode), request.target().descent()))
            .orElse(request.target());
    // A parent that led to no data will not the next time.
    boolean descends = number == 0 && request.parent() != null;
    return new BlueprintRequest(
        request.cluster(),
        descends ? target : new SteeringTarget(target.aim(), null),
        request.environments(),
        request.distractors(),
        request.unused(),
        descends ? request.parent() : null,
        request.index(),
        SeededRandom.derive(request.seed(), number, "before code"));
  }

  private static Cell below(Cell aim, ReasoningMode mode) {
    ComplexityBand band =
        aim.band() == ComplexityBand.HIGH ? ComplexityBand.MEDIUM : ComplexityBand.LOW;
    return new Cell(aim.domain(), mode, band);
  }

  /** Returns the specs of the tools that a plan offers, as far as they are the request's. */
  private static List<ToolSpec> specs(Blueprint plan, BlueprintRequest request) {
    Map<ToolRef, ToolSpec> known = new LinkedHashMap<>();
    request.distractors().forEach(tool -> known.put(tool.ref(), tool));
    request.cluster().tools().forEach(tool -> known.put(tool.ref(), tool));
    List<ToolSpec> specs = new ArrayList<>();
    for (ToolRef tool : plan.tools().values()) {
      ToolSpec spec = known.get(tool);
      if (spec != null) {
        specs.add(spec);
      }
    }
    return specs;
  }
}
