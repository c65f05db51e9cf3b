package io.tdscaling.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.PlannedStep;
import io.tdscaling.api.environment.ToolEnvironment;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executes planned steps one after the other in one environment. */
final class StepRun {
  private final Map<String, ToolRef> tools;
  private final ToolEnvironment environment;
  private final Map<String, JsonNode> results = new LinkedHashMap<>();
  private final Map<String, ToolRef> called = new LinkedHashMap<>();
  private String failure = "";

  StepRun(Map<String, ToolRef> tools, ToolEnvironment environment) {
    this.tools = tools;
    this.environment = environment;
  }

  /**
   * Executes a step, if its condition holds. Calls that fail are made again after the others of the
   * step, as in a conversation: the order matters to an environment that numbers what it creates.
   *
   * @return whether all its calls came out as planned in the end
   */
  boolean execute(PlannedStep step) {
    if (!PlanBindings.isMade(step, results)) {
      return true;
    }
    List<PlannedCall> pending = step.calls();
    for (int tries = 0; tries < DryRun.MOST_TRIES && !pending.isEmpty(); tries++) {
      List<PlannedCall> failed = new ArrayList<>();
      for (PlannedCall call : pending) {
        if (!execute(call)) {
          failed.add(call);
        }
      }
      pending = failed;
    }
    return pending.isEmpty();
  }

  private boolean execute(PlannedCall call) {
    ToolRef tool = tools.get(call.tool());
    Optional<ObjectNode> arguments = PlanBindings.arguments(call, results);
    if (tool == null || arguments.isEmpty()) {
      failure = "call " + call.id() + " of " + call.tool() + " cannot be bound";
      return false;
    }
    ToolResult result = environment.call(tool, arguments.get());
    if (result.error() != call.fails()) {
      String outcome = result.error() ? "failed" : "should fail and succeeded";
      failure = "call " + call.id() + " of " + tool + " " + outcome + ": " + result.content();
      return false;
    }
    results.put(call.id(), result.content());
    called.put(call.id(), tool);
    return true;
  }

  /** Returns results by planned call id. */
  Map<String, JsonNode> results() {
    return results;
  }

  /** Returns the results of one tool's calls, in order. */
  List<JsonNode> resultsOf(String service, String tool) {
    ToolRef wanted = new ToolRef(service, tool);
    List<JsonNode> own = new ArrayList<>();
    called.forEach(
        (call, ref) -> {
          if (ref.equals(wanted)) {
            own.add(results.getOrDefault(call, Json.object()));
          }
        });
    return own;
  }

  /** Returns why the latest call that did not come out as planned did so. */
  String failure() {
    return failure;
  }
}
