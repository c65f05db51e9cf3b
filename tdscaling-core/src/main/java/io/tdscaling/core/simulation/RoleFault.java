package io.tdscaling.core.simulation;

import io.tdscaling.api.verify.Party;
import io.tdscaling.core.text.ClassNames;

/**
 * A fault in what plays a role or executes calls: its code threw, or its model gave a turn that
 * cannot be used. The attempt is rejected; the run goes on, unless the cause is an {@link
 * io.tdscaling.api.llm.LlmException} that ends it.
 */
public final class RoleFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The rule of what is no spoiled turn but a fault of code or of a backend. */
  public static final String FAULT = "simulation.fault";

  private final Party party;
  private final String rule;

  RoleFault(Party party, Object role, Exception cause) {
    super(ClassNames.of(role) + " threw " + cause, cause);
    this.party = party;
    this.rule = FAULT;
  }

  RoleFault(Party party, SpoiledTurnException spoiled) {
    super(spoiled.getMessage(), spoiled);
    this.party = party;
    this.rule = spoiled.rule();
  }

  /**
   * Returns the rule to reject by: {@link #FAULT}, or that of a spoiled turn, such as {@code
   * assistant.cut-off}.
   */
  public String rule() {
    return rule;
  }

  /** Returns who is at fault. */
  public Party party() {
    return party;
  }
}
