package io.tdscaling.core.semantics;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import java.util.List;
import java.util.Optional;

/**
 * What a tool seems to do, guessed from its name, schema, annotations and description. A guess: it
 * can be wrong, but it is the same for equal tools.
 *
 * @param effect what a call does
 * @param entity singular noun phrase of what the tool is about, in lower case; never blank
 * @param slots one per top-level parameter, in the schema's order
 */
public record ToolSemantics(EffectClass effect, String entity, List<Slot> slots) {
  /** Copies the slots. */
  public ToolSemantics {
    slots = List.copyOf(slots);
  }

  /** Infers what a tool does. */
  public static ToolSemantics infer(ToolSpec tool) {
    Opening opening = Opening.of(tool);
    ToolName name = ToolName.of(tool, opening);
    String entity = EntityInference.infer(tool, name, opening);
    EffectClass guess = NameReading.effect(tool, name, opening);
    List<Slot> slots = SlotInference.infer(tool, entity, guess);
    return new ToolSemantics(
        EffectInference.refine(guess, tool, name, opening, entity, slots), entity, slots);
  }

  /**
   * Returns what a tool of this name seems to do, where nothing but the name is known; empty where
   * the name has no known verb.
   */
  public static Optional<EffectClass> effectOfName(String name) {
    return ToolName.of(name, "").action().flatMap(Verbs::effect);
  }

  /**
   * Returns the thing that a field or parameter of this name points at, if it points at one.
   *
   * @param name the name, such as {@code order_id}
   * @param own the thing that a bare {@code id} is of
   */
  public static Optional<String> entityNamed(String name, String own) {
    return IdentifierNames.entity(name, own);
  }

  /** Returns the slot of this parameter, if the schema has it. */
  public Optional<Slot> slot(String parameter) {
    for (Slot slot : slots) {
      if (slot.parameter().equals(parameter)) {
        return Optional.of(slot);
      }
    }
    return Optional.empty();
  }
}
