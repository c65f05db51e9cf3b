package io.tdscaling.core.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.util.List;

/** Writes what is known about a trajectory beside its conversation. */
final class MetadataWriter {
  private MetadataWriter() {}

  static ObjectNode metadata(Trajectory trajectory) {
    Provenance provenance = trajectory.provenance();
    ObjectNode result =
        Json.object()
            .put("id", trajectory.id())
            .put("blueprint", provenance.blueprintId())
            .put("cluster", provenance.clusterId())
            .put("seed", provenance.seed())
            .put("index", provenance.index())
            .put("environmentSeed", provenance.environmentSeed())
            .put("endState", trajectory.endState());
    ObjectNode models = result.putObject("models");
    provenance.models().forEach(models::put);
    if (!provenance.prompts().isEmpty()) {
      ObjectNode prompts = result.putObject("prompts");
      provenance.prompts().forEach(prompts::put);
    }
    result.set("usage", usage(provenance.usage()));
    ObjectNode domains = result.putObject("domains");
    trajectory.domains().forEach(domains::put);
    result.set("tools", tools(trajectory.tools()));
    ArrayNode notes = result.putArray("notes");
    trajectory.notes().forEach(note -> notes.add(note(note)));
    return result;
  }

  private static ObjectNode usage(TokenUsage usage) {
    return Json.object()
        .put("prompt", usage.prompt())
        .put("completion", usage.completion())
        .put("cached", usage.cached())
        .put("reasoning", usage.reasoning());
  }

  private static ObjectNode tools(List<OfferedTool> tools) {
    ObjectNode result = Json.object();
    for (OfferedTool tool : tools) {
      result
          .putObject(tool.name())
          .put("service", tool.spec().ref().service())
          .put("name", tool.spec().ref().name());
    }
    return result;
  }

  private static ObjectNode note(StepNote note) {
    ObjectNode result = Json.object().put("message", note.message()).put("act", note.act().label());
    ArrayNode calls = result.putArray("calls");
    note.calls().forEach(call -> calls.add(call(call)));
    return result;
  }

  private static ObjectNode call(CallNote call) {
    return Json.object()
        .put("id", call.callId())
        .put("effect", call.effect().label())
        .put("error", call.error());
  }
}
