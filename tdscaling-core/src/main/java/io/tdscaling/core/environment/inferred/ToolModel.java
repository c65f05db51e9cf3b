package io.tdscaling.core.environment.inferred;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.List;

/**
 * A tool and what is inferred about it; computed once for a tool, whatever it is offered with.
 *
 * @param spec the tool
 * @param semantics what it does
 * @param params its parameters, in the schema's order
 * @param outcome the status it leaves a thing in, or an empty string
 */
record ToolModel(ToolSpec spec, ToolSemantics semantics, List<Param> params, String outcome) {
  ToolModel {
    params = List.copyOf(params);
  }

  static ToolModel of(ToolSpec tool) {
    ToolSemantics semantics = ToolSemantics.infer(tool);
    List<Param> params =
        semantics.slots().stream().map(slot -> Param.of(slot, tool.inputSchema())).toList();
    return new ToolModel(tool, semantics, params, Outcomes.of(tool.ref().name()));
  }

  EffectClass effect() {
    return semantics.effect();
  }

  /**
   * Returns whether a result holds the thing itself rather than a member that is called after it.
   */
  boolean bare() {
    return spec.ref().name().length() % 2 == 0;
  }

  String singularKey() {
    return semantics.entity().replace(' ', '_');
  }

  String pluralKey() {
    String entity = semantics.entity();
    int head = entity.lastIndexOf(' ') + 1;
    return (entity.substring(0, head) + Words.plural(entity.substring(head))).replace(' ', '_');
  }

  List<Param> ofKind(SlotKind kind) {
    return params.stream().filter(param -> param.is(kind)).toList();
  }
}
