package io.tdscaling.core.engine;

import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.api.blueprint.PlannedCall;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.cluster.ToolDependency;
import io.tdscaling.api.tool.ToolRef;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Between which tools a plan hands values on. */
final class PlannedFlows {
  private PlannedFlows() {}

  /** One tool's result is another one's argument. */
  record Flow(ToolRef producer, ToolRef consumer, String parameter) {
    static Flow of(ToolDependency edge) {
      return new Flow(edge.producer(), edge.consumer(), edge.parameter());
    }
  }

  static Set<Flow> of(Blueprint plan) {
    Map<String, ToolRef> tools = new HashMap<>();
    Set<Flow> flows = new LinkedHashSet<>();
    for (PlannedCall call : plan.calls()) {
      ToolRef consumer = plan.tools().get(call.tool());
      if (consumer == null) {
        continue;
      }
      tools.put(call.id(), consumer);
      call.arguments()
          .forEach(
              (parameter, source) -> {
                ToolRef producer =
                    source instanceof FromResult result ? tools.get(result.from()) : null;
                if (producer != null) {
                  flows.add(new Flow(producer, consumer, parameter));
                }
              });
    }
    return flows;
  }
}
