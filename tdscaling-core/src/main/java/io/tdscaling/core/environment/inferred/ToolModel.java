package io.tdscaling.core.environment.inferred;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.semantics.SlotKind;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Set;

/**
 * A tool and what is inferred about it; computed once for a tool, whatever it is offered with.
 *
 * @param spec the tool
 * @param semantics what it does
 * @param params its parameters, in the schema's order
 * @param outcome the status it leaves a thing in, or an empty string
 * @param envelopes the wrappers around its parameters
 */
record ToolModel(
    ToolSpec spec,
    ToolSemantics semantics,
    List<Param> params,
    String outcome,
    Envelopes envelopes) {
  private static final Set<String> STORING =
      Words.set("store save write cache remember upsert set put memorize");

  ToolModel {
    params = List.copyOf(params);
  }

  static ToolModel of(ToolSpec tool) {
    ToolSemantics wrapped = ToolSemantics.infer(tool);
    Envelopes envelopes = Envelopes.of(tool, wrapped.entity());
    ToolSpec plain = envelopes.unwrapped(tool);
    ToolSemantics inner = envelopes.names().isEmpty() ? wrapped : ToolSemantics.infer(plain);
    // What a tool does is what the whole tool says, so that all who ask are told the same.
    ToolSemantics semantics = new ToolSemantics(wrapped.effect(), wrapped.entity(), inner.slots());
    List<Param> params =
        semantics.slots().stream().map(slot -> Param.of(slot, plain.inputSchema())).toList();
    return new ToolModel(tool, semantics, params, Outcomes.of(tool.ref().name()), envelopes);
  }

  /** Returns this tool with another reading of its parameters. */
  ToolModel with(List<Param> others) {
    return new ToolModel(spec, semantics, others, outcome, envelopes);
  }

  /** Returns this tool as one that is about another noun; its parameters stay. */
  ToolModel about(String noun) {
    ToolSemantics other = new ToolSemantics(semantics.effect(), noun, semantics.slots());
    return new ToolModel(spec, other, params, outcome, envelopes);
  }

  /** Returns whether the tool stores under a key of the caller's, whatever was there before. */
  boolean stores() {
    List<String> words = Words.split(spec.ref().name());
    return words.stream().anyMatch(STORING::contains)
        || (words.contains("or") && words.contains("create") && words.contains("update"));
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
