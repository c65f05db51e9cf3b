package io.tdscaling.core.environment.inferred;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tool among those it is offered with, which decide what its identifiers point at.
 *
 * @param model the tool
 * @param type what it is about
 * @param targets what each identifier points at, by parameter
 */
record BoundTool(ToolModel model, EntityType type, Map<String, EntityType> targets) {
  /** Returns the parameter that points at the very thing the tool is about. */
  Optional<Param> own() {
    return model.params().stream().filter(this::isOwn).findFirst();
  }

  boolean isOwn(Param param) {
    return param.identifies() && targets.get(param.name()) == type;
  }

  /** Returns the parameters that point at other things. */
  List<Param> foreign() {
    return model.params().stream().filter(param -> param.identifies() && !isOwn(param)).toList();
  }

  EntityType target(Param param) {
    EntityType target = targets.get(param.name());
    return target == null ? type : target;
  }
}
