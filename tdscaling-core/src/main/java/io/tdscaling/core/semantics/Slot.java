package io.tdscaling.core.semantics;

/**
 * One top-level parameter of a tool.
 *
 * @param parameter the parameter's name
 * @param kind what it is for
 * @param entity singular noun phrase of the thing an {@link SlotKind#IDENTIFIER} names; empty for
 *     the other kinds
 * @param required whether the schema requires it
 */
public record Slot(String parameter, SlotKind kind, String entity, boolean required) {
  /** Returns whether the parameter names a thing of this type. */
  public boolean names(String type) {
    return kind == SlotKind.IDENTIFIER && entity.equals(type);
  }
}
