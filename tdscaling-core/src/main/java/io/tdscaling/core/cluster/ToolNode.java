package io.tdscaling.core.cluster;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.semantics.Slot;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.semantics.ToolSemantics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tool with what it seems to do.
 *
 * @param order position in the catalog
 * @param spec the tool
 * @param semantics what it does
 * @param outputs names of the fields it says it returns; empty where it has no output schema
 */
record ToolNode(int order, ToolSpec spec, ToolSemantics semantics, List<String> outputs) {
  static ToolNode of(int order, ToolSpec spec) {
    return new ToolNode(order, spec, ToolSemantics.infer(spec), OutputFields.of(spec));
  }

  /**
   * Two nodes are equal if they are the same: comparing schemas would cost more than all the rest.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return order;
  }

  ToolRef ref() {
    return spec.ref();
  }

  String entity() {
    return semantics.entity();
  }

  /** Returns whether a call returns things of the tool's entity, which others can then name. */
  boolean produces() {
    EffectClass effect = semantics.effect();
    return effect == EffectClass.SEARCH
        || effect == EffectClass.READ
        || effect == EffectClass.CREATE;
  }

  /** Returns whether the thing it returns has to be named first, so that it tells no new name. */
  boolean asksForItsOwn() {
    return semantics.slots().stream().anyMatch(slot -> slot.required() && slot.names(entity()));
  }

  /** Returns the parameters that name a thing that is already there. */
  Stream<Slot> needs() {
    boolean creates = semantics.effect() == EffectClass.CREATE;
    return semantics.slots().stream()
        .filter(slot -> slot.kind() == SlotKind.IDENTIFIER && !slot.entity().isEmpty())
        .filter(slot -> !creates || !slot.names(entity()));
  }

  List<String> parameters() {
    List<String> names = new ArrayList<>();
    spec.inputSchema().path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
