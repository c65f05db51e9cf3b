package io.tdscaling.core.blueprint.code;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.BlueprintOutcome;
import io.tdscaling.api.blueprint.CodeWork;
import io.tdscaling.api.blueprint.Fact;
import io.tdscaling.api.blueprint.Phase;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource;
import io.tdscaling.api.code.CodeCall;
import io.tdscaling.api.code.CodeCheck;
import io.tdscaling.api.code.CodeFact;
import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeStep;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import io.tdscaling.core.plan.CodeGrading;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.plan.PlanEnvironments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan that ends in a programming task. It is executed: what is given must not do already, the
 * solution has to come out as it says, the checks have to hold, and the facts are read off what
 * came back.
 */
final class TaskPlan {
  private final Blueprint start;
  private final List<ToolSpec> offered;
  private final String service;
  private final CodeFamily family;
  private final CodeTask task;
  private final Map<ToolRef, String> names = new LinkedHashMap<>();
  private final List<List<String>> calls = new ArrayList<>();

  /**
   * Begins a plan.
   *
   * @param start the plan that the task is put at the end of; its phases may be none but the task's
   * @param offered specs of all its tools, in its order
   * @param service service of the code tool
   */
  TaskPlan(
      Blueprint start, List<ToolSpec> offered, String service, CodeFamily family, CodeTask task) {
    this.start = start;
    this.offered = offered;
    this.service = service;
    this.family = family;
    this.task = task;
    start.tools().forEach((name, ref) -> names.put(ref, name));
  }

  /** Returns the plan, if it can be executed. */
  BlueprintOutcome execute(EnvironmentFactory environments, List<Phase> before) {
    Optional<String> unknown = unknownTool();
    if (unknown.isPresent()) {
      return failed("unknown-code-tool", "calls " + unknown.get() + ", which there is not");
    }
    try {
      return rehearsed(environments, before);
    } catch (PlanEnvironments.SetUpException fault) {
      return failed("code-given-failed", String.valueOf(fault.getMessage()));
    }
  }

  private BlueprintOutcome rehearsed(EnvironmentFactory environments, List<Phase> before) {
    List<PlannedStep> steps = steps(before);
    Blueprint draft = plan(before, phase(steps, List.of(), ""), task.checks(), "");
    if (CodeGrading.isDoneAlready(draft, environments, offered)) {
      return failed("code-done-already", "what it checks holds before anything is done");
    }
    DryRun run = DryRun.of(draft, environments, offered);
    return run.succeeded()
        ? completed(before, steps, run)
        : failed("code-run-failed", run.failure());
  }

  private BlueprintOutcome completed(List<Phase> before, List<PlannedStep> steps, DryRun run) {
    List<Fact> facts = new ArrayList<>();
    String answer = task.answer();
    for (int i = 0; i < task.facts().size(); i++) {
      CodeFact wanted = task.facts().get(i);
      Optional<String> text = text(wanted, run);
      if (text.isEmpty()) {
        return failed("code-fact-missing", "fact " + i + " is not in the result: " + wanted);
      }
      if (isBinding(wanted)) {
        facts.add(new Fact(calls.get(wanted.step()).get(0), wanted.path(), text.get()));
      }
      answer = answer.replace("{" + i + "}", text.get());
    }
    if (task.resultSet() != null && !result(task.resultSet().step(), run).path("rows").isArray()) {
      return failed("code-fact-missing", "step " + task.resultSet().step() + " has no rows");
    }
    Phase last = phase(steps, facts, answer);
    return new BlueprintOutcome.Planned(plan(before, last, checks(run), run.endState()));
  }

  /** Where something else decides, nobody need say what nobody asked for. */
  private boolean isBinding(CodeFact fact) {
    boolean graded = task.checks().stream().anyMatch(CodeCheck.Graded.class::isInstance);
    return !graded && (task.resultSet() == null || fact.path().startsWith("/rows/"));
  }

  private Optional<String> unknownTool() {
    return task.calls().stream()
        .map(CodeCall::tool)
        .filter(tool -> !names.containsKey(new ToolRef(service, tool)))
        .findFirst();
  }

  private List<PlannedStep> steps(List<Phase> before) {
    int number =
        before.stream()
            .flatMap(phase -> phase.steps().stream())
            .mapToInt(step -> step.calls().size())
            .sum();
    List<PlannedStep> steps = new ArrayList<>();
    for (CodeStep step : task.solution()) {
      List<PlannedCall> planned = new ArrayList<>();
      for (CodeCall call : step.calls()) {
        // Ids of a plan need not be numbered, so this one is of a kind of its own.
        planned.add(planned("code" + ++number, call, step.fails()));
      }
      calls.add(planned.stream().map(PlannedCall::id).toList());
      steps.add(new PlannedStep(planned, null, step.remark()));
    }
    return steps;
  }

  private PlannedCall planned(String id, CodeCall call, boolean fails) {
    Map<String, ValueSource> arguments = new LinkedHashMap<>();
    call.arguments()
        .properties()
        .forEach(each -> arguments.put(each.getKey(), new ValueSource.Written(each.getValue())));
    String tool = names.getOrDefault(new ToolRef(service, call.tool()), call.tool());
    return new PlannedCall(id, tool, arguments, fails);
  }

  private Phase phase(List<PlannedStep> steps, List<Fact> facts, String answer) {
    return new Phase(
        task.request(), List.of(), List.of(), steps, facts, DialogueAct.ANSWER, answer);
  }

  private Blueprint plan(List<Phase> before, Phase last, List<CodeCheck> checks, String endState) {
    List<Phase> phases = new ArrayList<>(before);
    phases.add(last);
    return new Blueprint(
        start.id(),
        start.clusterId(),
        start.goal(),
        start.persona(),
        ReasoningMode.CODE_AIDED,
        start.environmentSeed(),
        start.tools(),
        start.policies(),
        phases,
        start.perturbations(),
        endState,
        new CodeWork(service, family.id(), family.kind(), task.given(), checks));
  }

  private List<CodeCheck> checks(DryRun run) {
    CodeTask.ResultSet wanted = task.resultSet();
    if (wanted == null) {
      return task.checks();
    }
    List<CodeCheck> checks = new ArrayList<>(task.checks());
    CodeCall call = task.solution().get(wanted.step()).calls().get(0);
    JsonNode rows = result(wanted.step(), run).path("rows");
    checks.add(new CodeCheck.Found(call.tool(), "/rows", rows, wanted.ordered()));
    return checks;
  }

  private JsonNode result(int step, DryRun run) {
    JsonNode result = run.results().get(calls.get(step).get(0));
    if (result == null) {
      throw new IllegalStateException("step " + step + " was not executed");
    }
    return result;
  }

  private Optional<String> text(CodeFact fact, DryRun run) {
    JsonNode value = result(fact.step(), run).at(fact.path());
    if (!value.isValueNode()) {
      return Optional.empty();
    }
    Optional<String> text = Optional.of(value.asText());
    if (!fact.pattern().isEmpty()) {
      Matcher matcher = Pattern.compile(fact.pattern()).matcher(value.asText());
      text = matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }
    return text.map(String::strip).filter(found -> !found.isEmpty());
  }

  private BlueprintOutcome.NotPlanned failed(String cause, String detail) {
    return new BlueprintOutcome.NotPlanned(cause, "family " + family.id() + ": " + detail);
  }
}
