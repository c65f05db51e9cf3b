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

  /** Notes what a call brings into being by naming it, so that later calls find it. */
  void note(Call call) {
    for (Param param : call.tool().foreign()) {
      EntityType target = call.tool().target(param);
      for (JsonNode value : call.given(param)) {
        if (makes(call, target) && store.find(target, value).isEmpty()) {
          ObjectNode named = Json.object();
          named.set(target.primary(), value);
          named.set(param.facet(), value);
          store.put(target, named);
        }
      }
    }
  }

  /**
   * A tool that makes a document writes the file it is told to. What no tool is about may be
   * anywhere: whoever makes an order for a customer knows that there is one.
   */
  private static boolean makes(Call call, EntityType target) {
    EffectClass effect = call.tool().model().effect();
    if (effect == EffectClass.CREATE) {
      return target.noun().equals(FILE) || !target.managed();
    }
    boolean scope = call.tool().type().link(target).filter(EntityType.Link::scope).isPresent();
    return effect == EffectClass.UPDATE && !target.managed() && !scope;
  }
}
