package io.tdscaling.core.written;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.Condition;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.environment.EnvironmentFactory;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.plan.DryRun;
import io.tdscaling.core.plan.PlanBindings;
import io.tdscaling.core.schema.SchemaProblem;
import io.tdscaling.core.schema.SchemaValidator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executes a plan and finds what does not work: values that are not there, arguments, calls. */
final class Execution {
  private static final int MOST_MEMBERS = 12;

  private final WrittenPlan written;
  private final Map<String, ToolSpec> tools;
  private final SchemaValidator validator;
  private final DryRun run;

  private Execution(
      WrittenPlan written, Map<String, ToolSpec> tools, SchemaValidator validator, DryRun run) {
    this.written = written;
    this.tools = tools;
    this.validator = validator;
    this.run = run;
  }

  /** Executes the plan with the specs of its tools by offered name, in order. */
  static DryRun of(
      WrittenPlan written,
      Map<String, ToolSpec> tools,
      EnvironmentFactory environments,
      SchemaValidator validator) {
    DryRun run = DryRun.of(written.plan(), environments, List.copyOf(tools.values()));
    new Execution(written, tools, validator, run).check();
    return run;
  }

  private void check() {
    for (PlannedStep step :
        written.plan().phases().stream().flatMap(phase -> phase.steps().stream()).toList()) {
      boolean made = PlanBindings.isMade(step, run.results());
      if (made) {
        step.calls().forEach(this::call);
      } else if (step.when() != null) {
        condition(step, step.when());
      }
      boolean done = step.calls().stream().allMatch(call -> run.results().containsKey(call.id()));
      if (made && !done) {
        failed(step);
        return;
      }
    }
  }

  private void failed(PlannedStep step) {
    if (written.findings().isEmpty()) {
      String pointer = written.calls().getOrDefault(step.calls().get(0).id(), "");
      written.findings().add(pointer, "executing the plan stops here: " + run.failure());
    }
  }

  /** A condition on something that is not there would never hold, nor its opposite. */
  private void condition(PlannedStep step, Condition when) {
    JsonNode result = run.results().get(when.from());
    if (result != null && result.at(when.path()).isMissingNode()) {
      String first = written.calls().getOrDefault(step.calls().get(0).id(), "");
      written
          .findings()
          .add(first, "its condition needs \"" + when.path() + "\"" + lacks(when.from(), result));
    }
  }

  private void call(PlannedCall call) {
    Optional<ObjectNode> arguments = PlanBindings.arguments(call, run.results());
    if (arguments.isEmpty()) {
      call.arguments()
          .forEach(
              (parameter, source) -> {
                if (source instanceof FromResult from) {
                  bound(call, parameter, from);
                }
              });
      return;
    }
    ToolSpec tool = tools.get(call.tool());
    if (tool == null || validator.accepts(tool.inputSchema(), arguments.get())) {
      return;
    }
    for (SchemaProblem problem : validator.validate(tool.inputSchema(), arguments.get())) {
      written.problem(
          call.id(), "/arguments" + problem.path(), tool.ref() + ": " + problem.message());
    }
  }

  private void bound(PlannedCall call, String parameter, FromResult from) {
    JsonNode result = run.results().get(from.from());
    String pointer = "/arguments/" + Json.pointerToken(parameter);
    if (result == null) {
      written.problem(call.id(), pointer, "call " + from.from() + " is not made before it");
    } else if (result.at(from.path()).isMissingNode()) {
      written.problem(
          call.id(), pointer, "needs \"" + from.path() + "\"" + lacks(from.from(), result));
    }
  }

  private static String lacks(String call, JsonNode result) {
    return ", which the result of " + call + " lacks; it has " + scalars(result);
  }

  /** Returns where the first values are that a plan can point at. */
  static String scalars(JsonNode result) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    collect("", result, found);
    String shown = String.join(", ", found.keySet());
    return found.isEmpty() ? "no value" : shown + (found.size() == MOST_MEMBERS ? ", …" : "");
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> into) {
    if (into.size() >= MOST_MEMBERS) {
      return;
    }
    if (node.isValueNode()) {
      into.put(path, node);
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  collect(
                      path + "/" + Json.pointerToken(member.getKey()), member.getValue(), into));
    } else if (!node.isEmpty()) {
      collect(path + "/0", node.get(0), into);
    }
  }
}
