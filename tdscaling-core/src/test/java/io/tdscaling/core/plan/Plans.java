package io.tdscaling.core.plan;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.Persona;
import io.tdscaling.api.blueprint.Perturbation;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.fixture.OrderDesk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans on the order desk. */
final class Plans {
  static final List<ToolSpec> TOOLS = OrderDesk.tools().stream().map(OfferedTool::spec).toList();

  private Plans() {}

  /** A plan of one phase with one call a step. */
  static Blueprint of(List<Perturbation> perturbations, PlannedCall... calls) {
    return plan(
        perturbations, Stream.of(calls).map(call -> new PlannedStep(List.of(call))).toList());
  }

  /** A plan of one step. */
  static Blueprint together(List<Perturbation> perturbations, PlannedCall... calls) {
    return plan(perturbations, List.of(new PlannedStep(List.of(calls))));
  }

  /** A plan of one phase with these steps. */
  static Blueprint inSteps(PlannedStep... steps) {
    return plan(List.of(), List.of(steps));
  }

  private static Blueprint plan(List<Perturbation> perturbations, List<PlannedStep> steps) {
    Map<String, ToolRef> tools = new LinkedHashMap<>();
    OrderDesk.tools().forEach(tool -> tools.put(tool.name(), tool.spec().ref()));
    return new Blueprint(
        "b1",
        "c1",
        "goal",
        new Persona("Ines", "plain"),
        ReasoningMode.SEQUENTIAL,
        7,
        tools,
        List.of(),
        List.of(new Phase("request", List.of(), steps, List.of(), DialogueAct.ANSWER)),
        perturbations,
        "");
  }
}
