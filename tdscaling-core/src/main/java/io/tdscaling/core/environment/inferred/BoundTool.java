package io.tdscaling.core.environment.inferred;

import java.util.Comparator;
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
  /**
   * Returns the parameter that points at the very thing the tool is about: by its id, if it can.
   */
  Optional<Param> own() {
    return model.params().stream().filter(this::isOwn).min(Comparator.comparingInt(this::doubt));
  }

  /** Returns whether the parameter gives a thing another name, beside the one that points at it. */
  boolean renames(Param param) {
    return isOwn(param) && own().filter(own -> !own.name().equals(param.name())).isPresent();
  }

  /** Returns the tool with the fields that its parameters compare with, as its types call them. */
  BoundTool named() {
    List<Param> named = model.params().stream().map(this::named).toList();
    return new BoundTool(model.with(named), type, targets);
  }

  private Param named(Param param) {
    return param.identifies() ? param.comparing(target(param).facet(param)) : param;
  }

  /** Tells the types by what they are pointed at. */
  void point() {
    model.params().stream()
        .filter(Param::identifies)
        .forEach(param -> target(param).addFacet(param));
  }

  private int doubt(Param param) {
    return (param.slot().required() ? 0 : 2) + (type.isName(param.facet()) ? 1 : 0);
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
