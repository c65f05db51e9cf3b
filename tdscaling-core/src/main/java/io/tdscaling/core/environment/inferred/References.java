package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolResult;
import io.tdscaling.core.json.Json;
import java.util.Optional;

/** Checks that what a call points at is there. */
final class References {
  private static final String FILE = "file";

  private final EntityStore store;

  References(EntityStore store) {
    this.store = store;
  }

  /**
   * Returns the error of the first thing pointed at that does not exist, other than the tool's own.
   */
  Optional<ToolResult> missing(Call call) {
    for (Param param : call.tool().foreign()) {
      EntityType target = call.tool().target(param);
      for (JsonNode value : call.given(param)) {
        if (store.find(target, value).isEmpty() && !makes(call, target)) {
          return Optional.of(Answers.notFound(target, param.facet(), value));
        }
      }
    }
    return Optional.empty();
  }

  /** Notes the files that a call writes, so that later calls find them. */
  void noteFiles(Call call) {
    for (Param param : call.tool().foreign()) {
      EntityType target = call.tool().target(param);
      for (JsonNode value : call.given(param)) {
        if (makes(call, target) && store.find(target, value).isEmpty()) {
          ObjectNode file = Json.object();
          file.set(target.primary(), value);
          file.set(param.facet(), value);
          store.put(target, file);
        }
      }
    }
  }

  /** A tool that makes a document writes the file it is told to. */
  private static boolean makes(Call call, EntityType target) {
    return call.tool().model().effect() == EffectClass.CREATE && target.noun().equals(FILE);
  }
}
