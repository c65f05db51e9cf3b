package io.tdscaling.core.environment.declared;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolAnnotations;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a declared tool does. */
enum Effect {
  SEARCH(EffectClass.SEARCH),
  GET(EffectClass.READ),
  CREATE(EffectClass.CREATE),
  /** Changes the fields that arguments are given for. */
  UPDATE(EffectClass.UPDATE),
  /** Changes what the declaration says, such as a status. */
  TRANSITION(EffectClass.UPDATE),
  DELETE(EffectClass.DELETE),
  /** Creates a record of something that was sent. */
  NOTIFY(EffectClass.NOTIFY),
  COMPUTE(EffectClass.COMPUTE);

  private final EffectClass effectClass;

  Effect(EffectClass effectClass) {
    this.effectClass = effectClass;
  }

  EffectClass effectClass() {
    return effectClass;
  }

  static Optional<Effect> of(String label) {
    return Stream.of(values()).filter(effect -> effect.label().equals(label)).findFirst();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }

  /** Returns whether a tool of this effect acts on one row that a key parameter names. */
  boolean needsKey() {
    return this == GET || this == UPDATE || this == TRANSITION || this == DELETE;
  }

  boolean makesRow() {
    return this == CREATE || this == NOTIFY;
  }

  /** Returns whether a tool of this effect may set fields. */
  boolean changes() {
    return makesRow() || this == UPDATE || this == TRANSITION || this == DELETE;
  }

  ToolAnnotations annotations() {
    boolean readOnly = effectClass.readsOnly();
    Boolean destructive = readOnly ? null : this == DELETE;
    return new ToolAnnotations(readOnly, destructive, readOnly ? true : null, this == NOTIFY);
  }
}
